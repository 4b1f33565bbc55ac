"""One session of Spark for all tests, on two cores of this machine; where there is no Java, they are skipped."""

import os
import shutil
import sys
from collections.abc import Iterator
from typing import Any

import pytest

SMALL = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.default.parallelism": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.driver.memory": "1g",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}
"""Tables of a few rows need no more, and start sooner."""


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """Three tries a task, as on a cluster; local mode has one."""
    if not shutil.which("java") and not os.environ.get("JAVA_HOME"):
        pytest.skip("there is no Java, which Spark runs on (Debian: apt-get install openjdk-17-jre-headless)")
    sql = pytest.importorskip("pyspark.sql", reason="there is no Spark: pip install 'accordingto[spark]'")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        builder = sql.SparkSession.builder.master("local[2,3]").appName("tests")
        for name, value in SMALL.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()
