"use strict";
/* Charts, each drawn from the table beside it. Canvas only, tooltips drawn too: the page's policy allows no markup. */
(() => {
  const library = document.currentScript.dataset.library;
  const drawn = new Map();
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const number = (cell) => Number(cell.textContent.replace(/[^0-9]/g, ""));
  const cut = (text, most) => (text.length > most ? text.slice(0, most - 1) + "…" : text);
  const face = () => getComputedStyle(document.body).fontFamily;

  function rows(name) {
    const table = document.querySelector(`table[data-of="${name}"]`);
    return table ? [...table.tBodies[0].rows].map((row) => [...row.cells]) : [];
  }

  function basics() {
    return {
      animation: false,
      aria: { enabled: false },
      textStyle: { fontFamily: face(), color: colour("--ink"), fontSize: 13 },
      tooltip: {
        renderMode: "richText", confine: true, backgroundColor: colour("--paper"), borderColor: colour("--ink"),
        textStyle: { color: colour("--ink"), fontFamily: face(), fontSize: 13, width: 260, overflow: "break" },
      },
    };
  }

  function flow(width) {
    const nodes = new Map(), links = new Map(), most = Math.max(13, Math.floor(width / 26));
    const kinds = [colour("--link"), colour("--soft"), colour("--source")];
    for (const cells of rows("flow")) {
      const ends = cells.slice(0, -1);
      const names = ends.map((cell, depth) => `${depth} ${cell.dataset.node}`);
      ends.forEach((cell, depth) => nodes.set(names[depth], {
        name: names[depth], depth, href: cell.querySelector("a") ? cell.querySelector("a").href : "",
        text: cell.dataset.label || cell.dataset.node,
        itemStyle: { color: cell.hasAttribute("data-unnamed") ? colour("--bar") : kinds[depth], borderWidth: 0 },
      }));
      for (let at = 1; at < names.length; at++) {
        const key = `${names[at - 1]}\n${names[at]}`;
        const link = links.get(key) || { source: names[at - 1], target: names[at], value: 0 };
        link.value += number(cells[cells.length - 1]);
        links.set(key, link);
      }
    }
    const text = (name) => nodes.get(name).text;
    const deepest = Math.max(...[...nodes.values()].map((node) => node.depth));
    for (const node of nodes.values()) {
      if (node.depth === deepest && deepest > 0) node.label = { position: "left" };
    }
    return {
      ...basics(),
      tooltip: {
        ...basics().tooltip,
        formatter: (at) => (at.dataType === "edge"
          ? `${cut(text(at.data.source), 70)} → ${cut(text(at.data.target), 70)}\n${at.data.value}`
          : `${cut(text(at.name), 140)}\n${at.value}`),
      },
      series: [{
        type: "sankey", left: 4, right: 4, top: 8, bottom: 8, nodeWidth: 9, nodeGap: 9, draggable: false,
        layoutIterations: 48, data: [...nodes.values()], links: [...links.values()],
        lineStyle: { color: colour("--bar"), opacity: 0.38, curveness: 0.5 },
        emphasis: { focus: "adjacency" }, labelLayout: { hideOverlap: true },
        label: { color: colour("--ink"), fontFamily: face(), fontSize: 12.5, textBorderColor: colour("--paper"),
          textBorderWidth: 3, formatter: (at) => cut(text(at.name), most) },
      }],
    };
  }

  const SHAPES = ["none", { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: 0.8 }, { symbol: "circle", symbolSize: 0.6 }];

  function bars(names, categories, values, upright, most) {
    const ground = [colour("--bar-least"), colour("--source"), colour("--bar")];
    const line = { lineStyle: { color: colour("--rule") } };
    const labels = { color: colour("--ink"), fontFamily: face(), fontSize: 12.5 };
    const category = { type: "category", data: categories, axisTick: { show: false }, axisLine: line, inverse: !upright,
      axisLabel: { ...labels, formatter: (name) => cut(name, most), hideOverlap: true } };
    const value = { type: "value", minInterval: 1, splitLine: line, axisLabel: labels };
    return {
      ...basics(),
      tooltip: { ...basics().tooltip, trigger: "axis", axisPointer: { type: "shadow" } },
      legend: { data: names, top: 0, left: 0, textStyle: labels, itemWidth: 16, itemHeight: 11, selectedMode: false },
      grid: { left: 4, right: 14, top: 34, bottom: 4, containLabel: true },
      xAxis: upright ? category : value,
      yAxis: upright ? value : category,
      series: names.map((name, at) => ({
        name, type: "bar", stack: "all", barMaxWidth: 26, data: values.map((row) => row[at]),
        itemStyle: { color: ground[at], decal: SHAPES[at] === "none" ? { symbol: "none" } : { ...SHAPES[at], color: colour("--paper") } },
      })),
    };
  }

  const OPTIONS = {
    flow,
    rests: (width) => {
      const found = rows("rests");
      return bars(["Named", "Unnamed", "Not told"], found.map((cells) => cells[0].textContent), found.map((cells) => cells.slice(1).map(number)), false, width < 480 ? 16 : 30);
    },
    days: () => {
      const found = rows("days"), years = new Set(found.map((cells) => cells[0].textContent.slice(-4)));
      return bars(["Affirmed", "Denied", "Not answered"], found.map((cells) => cells[0].textContent.replace(years.size > 1 ? "" : / \d{4}$/, "")), found.map((cells) => cells.slice(1).map(number)), true, 30);
    },
  };

  function draw(element) {
    const chart = drawn.get(element) || echarts.init(element, null, { renderer: "canvas" });
    if (!drawn.has(element)) {
      drawn.set(element, chart);
      chart.on("click", (at) => { if (at.data && at.data.href) location.href = at.data.href; });
    }
    chart.resize();
    chart.setOption(OPTIONS[element.dataset.chart](element.clientWidth), true);
  }

  const all = document.querySelectorAll("[data-chart]");
  const again = () => { for (const element of all) if (element.clientWidth) draw(element); };

  function start() {
    new ResizeObserver(again).observe(document.querySelector("main"));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
    window.addEventListener("beforeprint", again);
    window.addEventListener("afterprint", again);
  }

  /* The page is painted first; the library, half a megabyte of it, comes after. In a dossier it is there already. */
  function load() {
    const script = document.createElement("script");
    script.src = library;
    script.addEventListener("load", start);
    document.head.append(script);
  }

  if (window.echarts) start();
  else requestAnimationFrame(() => setTimeout(load));
})();
