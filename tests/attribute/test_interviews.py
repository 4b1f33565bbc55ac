"""Interviews: the answers are those of the one whom the introduction names."""

from pathlib import Path

import pytest

from tests.speakers import article_in, misattributed, page, told

INTRO = (
    "Sanna Orrell has run the Velmar lifeboat station for twenty years. She spoke to the Selby Coast Mail on Friday."
)


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def web(*blocks: str, title: str = "“I still hear the engine”: the woman who runs the Velmar lifeboat") -> str:
    return page(*blocks, title=title)


HTML, TEXT = "input.html", "input.txt"
ORRELL = "Sanna Orrell"
CASES = [
    pytest.param(
        HTML,
        web(
            INTRO,
            "<p><strong>What do you remember of the night?</strong></p>",
            "The wind. I had never heard it so loud inside the boathouse.",
            "<p><strong>Were you afraid?</strong></p>",
            "I was too busy. Fear comes when you are back in harbour.",
        ),
        [(ORRELL, "The wind."), (ORRELL, "I had never heard it"), (ORRELL, "I was too busy."), (ORRELL, "Fear comes")],
        id="strong questions",
    ),
    pytest.param(
        HTML,
        web(
            INTRO,
            "<p><b>Selby Coast Mail: How many people are in the crew?</b></p>",
            "Fourteen, and two of them are under twenty.",
            "<p><b>Is that enough?</b></p>",
            "It is never enough. We lost three to the oil rigs last year.",
        ),
        [(ORRELL, "Fourteen, and two"), (ORRELL, "It is never enough."), ("", "Is that enough?")],
        id="b questions, the first with the paper's name",
    ),
    pytest.param(
        HTML,
        web(
            INTRO,
            "<h3>Why did you stay?</h3>",
            "My father is buried on the hill. Somebody has to look at him.",
            "<h3>Would you do it again?</h3>",
            "Tomorrow.",
        ),
        [(ORRELL, "My father is buried"), (ORRELL, "Somebody has to"), (ORRELL, "Tomorrow.")],
        id="questions as subheads",
    ),
    pytest.param(
        HTML,
        web(
            INTRO,
            "<p><em>When did you first go out?</em></p>",
            "I was sixteen and I lied about it.",
            "<p><em>Who found out?</em></p>",
            "My mother. She rowed after us.",
        ),
        [(ORRELL, "I was sixteen"), (ORRELL, "My mother."), (ORRELL, "She rowed after us.")],
        id="questions in italics",
    ),
    pytest.param(
        HTML,
        web(
            INTRO,
            "<p><strong>The coastguard wants to close the station.</strong></p>",
            "The coastguard sits in an office ninety miles away. I have told them so.",
            "<p><strong>They say it costs too much.</strong></p>",
            "A funeral costs more.",
            "<p><strong>What comes next?</strong></p>",
            "We go to the minister on Monday.",
        ),
        [(ORRELL, "The coastguard sits"), (ORRELL, "A funeral costs more."), (ORRELL, "We go to the minister")],
        id="questions that are statements",
    ),
    pytest.param(
        TEXT,
        text(
            "Four questions for the lifeboat chief",
            INTRO,
            "Q. How old is the boat?",
            "A. Thirty-one years. She leaks at the stern.",
            "Q. Who pays for a new one?",
            "A. Nobody yet. The council has promised half.",
        ),
        [(ORRELL, "Thirty-one years."), (ORRELL, "She leaks"), (ORRELL, "Nobody yet."), (ORRELL, "The council has")],
        id="Q. and A.",
    ),
    pytest.param(
        TEXT,
        text(
            "Four questions for the lifeboat chief",
            INTRO,
            "Q: How old is the boat?",
            "A: Thirty-one years. She leaks at the stern.",
            "Q: Who pays for a new one?",
            "A: Nobody yet. I asked the council in May.",
        ),
        [(ORRELL, "Thirty-one years."), (ORRELL, "Nobody yet."), (ORRELL, "I asked the council in May.")],
        id="Q: and A:",
    ),
    pytest.param(
        TEXT,
        text(
            "A talk with the lifeboat chief",
            INTRO,
            "Mail: How old is the boat?",
            "Orrell: Thirty-one years. She leaks at the stern.",
            "Mail: Who pays for a new one?",
            "Orrell: Nobody yet. The council has promised half.",
        ),
        [(ORRELL, "Thirty-one years."), (ORRELL, "Nobody yet."), (ORRELL, "The council has promised half.")],
        id="names as labels",
    ),
    pytest.param(
        TEXT,
        text(
            "A talk with the lifeboat chief",
            "By Peter Vance",
            INTRO,
            "PETER VANCE: How old is the boat?",
            "SANNA ORRELL: Thirty-one years. She leaks at the stern.",
            "VANCE: Who pays for a new one?",
            "ORRELL: Nobody yet. The council has promised half.",
        ),
        [(ORRELL, "Thirty-one years."), (ORRELL, "Nobody yet."), (ORRELL, "The council has promised half.")],
        id="names as labels in capitals",
    ),
    pytest.param(
        HTML,
        web(
            INTRO,
            "<p><strong>Q:</strong> How many calls do you get?</p>",
            "<p><strong>A:</strong> Sixty a year. Half of them are kayaks.</p>",
            "<p><strong>Q:</strong> Kayaks?</p>",
            "<p><strong>A:</strong> People buy them in May and drown in June.</p>",
        ),
        [(ORRELL, "Sixty a year."), (ORRELL, "Half of them are kayaks."), (ORRELL, "People buy them in May")],
        id="labels in bold",
    ),
    pytest.param(
        HTML,
        web(
            INTRO,
            "<p><strong>How did you hear of it?</strong><br>The radio woke me. I thought it was a drill.</p>",
            "<p><strong>And then?</strong><br>Then I counted the crew.</p>",
            "<p><strong>All of them?</strong><br>All but one.</p>",
        ),
        [(ORRELL, "The radio woke me."), (ORRELL, "Then I counted"), (ORRELL, "All but one.")],
        id="question and answer in one paragraph",
    ),
    pytest.param(
        HTML,
        web(
            "The geologist Tiber Maas has walked every cliff in Velmar. We asked him what will fall next.",
            "<p><strong>Which cliff worries you?</strong></p>",
            "The one under the chapel. It moved a hand's width in March.",
            "It will go in a wet winter.",
            "<p><strong>What should the council do?</strong></p>",
            "Move the chapel.",
            title="The man who listens to cliffs",
        ),
        [("Tiber Maas", "The one under the chapel."), ("Tiber Maas", "wet winter"), ("Tiber Maas", "Move the chapel.")],
        id="two paragraphs to an answer",
    ),
    pytest.param(
        HTML,
        web(
            "<p>By Cato Lind</p>",
            "Cato Lind talks to the composer Ewa Strick about silence, ferries and her new opera.",
            "<p><strong>Why ferries?</strong></p>",
            "Because nobody speaks on them. I write between two harbours.",
            "<p><strong>Is the opera finished?</strong></p>",
            "The last act is not. My singers are patient.",
            title="Between two harbours",
        ),
        [("Ewa Strick", "Because nobody speaks"), ("Ewa Strick", "I write between"), ("Ewa Strick", "My singers")],
        id="interviewer named in the introduction",
    ),
    pytest.param(
        TEXT,
        text(
            "“I never trusted the ice”: an interview with Olav Brisk",
            "The polar guide lost two toes and found a ship. This conversation has been shortened.",
            "Q: When did you see the ship?",
            "A: At noon, on the ninth day. I took it for a rock.",
            "Q: Did you go aboard?",
            "A: Of course. The stove was still warm.",
        ),
        [("Olav Brisk", "At noon, on the ninth day."), ("Olav Brisk", "The stove was still warm.")],
        id="interviewee named in the headline",
    ),
    pytest.param(
        HTML,
        web(
            INTRO,
            "<p><strong>What did the minister tell you?</strong></p>",
            "He said the money was there. “You will have your boat by spring,” he told me.",
            "<p><strong>Do you believe him?</strong></p>",
            "I believe boats.",
        ),
        [(ORRELL, "He said the money was there."), (ORRELL, "I believe boats.")],
        id="somebody else quoted in an answer",
    ),
    pytest.param(
        TEXT,
        text(
            "Six minutes with the keeper of the Harrow light",
            "Joren Pike, 71, has kept the light since 1979. He answered our questions by telephone.",
            "Question: Do you sleep?",
            "Answer: In the afternoon. The lamp keeps me up at night.",
            "Question: What do you read?",
            "Answer: Tide tables. I have never finished a novel.",
        ),
        [("Joren Pike", "In the afternoon."), ("Joren Pike", "Tide tables."), ("Joren Pike", "I have never finished")],
        id="question and answer spelled out",
    ),
    pytest.param(
        HTML,
        web(
            "<p>What does the new fishing rule mean for you? We answer the most frequent questions.</p>",
            "<p><strong>Who needs a licence?</strong></p>",
            "Everybody over sixteen who fishes from the shore needs a licence from May.",
            "<p><strong>What does it cost?</strong></p>",
            "Twelve crowns a year. I would buy it early.",
            title="The new fishing rule explained",
        ),
        [("", "Everybody over sixteen"), ("", "Twelve crowns a year.")],
        id="an explainer has no interviewee",
    ),
    pytest.param(
        HTML,
        web(
            INTRO,
            "<p><strong>Mail:</strong> You never married.</p>",
            "<p><strong>Orrell:</strong> I married the boat. She has been faithful.</p>",
            "<p><strong>Mail:</strong> Any regrets?</p>",
            "<p><strong>Orrell:</strong> One. I sold the old engine.</p>",
        ),
        [(ORRELL, "I married the boat."), (ORRELL, "I sold the old engine.")],
        id="names as bold labels",
    ),
    pytest.param(
        TEXT,
        text(
            "Ten minutes with Sanna Orrell",
            INTRO,
            "Why do you keep the old boat?",
            "She has never let me down. The new ones have screens.",
            "What is wrong with screens?",
            "You look at them and not at the sea.",
            "Will the station survive?",
            "Ask the council. I will be here in any case.",
        ),
        [(ORRELL, "She has never let me down."), (ORRELL, "You look at them"), (ORRELL, "I will be here")],
        id="questions known by their marks alone",
    ),
    pytest.param(
        HTML,
        web(
            "Dr. Amina Toll heads the burns ward at Velmar General. In an interview with this paper she explains "
            "what the fire did.",
            "<p><strong>How many patients did you take in?</strong></p>",
            "Nineteen in two hours. We had beds for six.",
            "<p><strong>Who decided who came first?</strong></p>",
            "I did, with a pen and a corridor.",
            title="Nineteen in two hours",
        ),
        [
            ("Amina Toll", "Nineteen in two hours."),
            ("Amina Toll", "We had beds for six."),
            ("Amina Toll", "I did, with"),
        ],
        id="title and interview",
    ),
]


# Two batches written after the rules and never tuned on, but for what their first run found.
CLOCK = "Alma Reuss"
CLOCK_INTRO = "Alma Reuss repairs the clock in the Ostvik tower. In an interview with the Marrow Courier she explains why it is always late."
CLOCK_CASES = [
    pytest.param(
        HTML,
        web(
            CLOCK_INTRO,
            "<p><b>Why is the clock late?</b></p>",
            "Because I am. The tower has ninety steps.",
            "<p><b>Does anybody complain?</b></p>",
            "The baker does. He bakes by it.",
            "<p><b>And the priest?</b></p>",
            "The priest likes to sleep.",
        ),
        [(CLOCK, "Because I am."), (CLOCK, "The baker does."), (CLOCK, "The priest likes to sleep.")],
        id="bold three",
    ),
    pytest.param(
        HTML,
        web(
            CLOCK_INTRO,
            "<h2>How old is the clock?</h2>",
            "Two hundred and six years. I am the ninth who winds it.",
            "<h2>Who taught you?</h2>",
            "My aunt, with a broom handle.",
        ),
        [(CLOCK, "Two hundred and six years."), (CLOCK, "My aunt, with a broom handle.")],
        id="h2",
    ),
    pytest.param(
        HTML,
        web(
            CLOCK_INTRO,
            "<p><strong>MARROW COURIER: How old is the clock?</strong></p>",
            "<p><strong>ALMA REUSS:</strong> Two hundred and six years. I am the ninth who winds it.</p>",
            "<p><strong>MARROW COURIER: Who taught you?</strong></p>",
            "<p><strong>REUSS:</strong> My aunt, with a broom handle.</p>",
        ),
        [(CLOCK, "Two hundred and six years."), (CLOCK, "My aunt, with a broom handle.")],
        id="labels in capitals, bold",
    ),
    pytest.param(
        TEXT,
        text(
            "Questions for the clockmaker",
            CLOCK_INTRO,
            "Q: How old is the clock?",
            "A: Two hundred and six years. I am the ninth who winds it.",
            "Q: Who taught you?",
            "A: My aunt, with a broom handle.",
            "Alma Reuss will show the clock to visitors on Sunday.",
        ),
        [
            (CLOCK, "Two hundred and six years."),
            (CLOCK, "My aunt, with a broom handle."),
            ("", "will show the clock to visitors"),
        ],
        id="Q: A: with an outro",
    ),
    pytest.param(
        TEXT,
        text(
            "Questions for the clockmaker",
            CLOCK_INTRO,
            "Q. How old is the clock?",
            "A. Two hundred and six years.",
            "I am the ninth who winds it.",
            "Q. Who taught you?",
            "A. My aunt, with a broom handle.",
        ),
        [(CLOCK, "Two hundred and six years."), (CLOCK, "I am the ninth who winds it."), (CLOCK, "My aunt")],
        id="Q. A. with two paragraphs",
    ),
    pytest.param(
        TEXT,
        text(
            "Questions for the clockmaker",
            CLOCK_INTRO,
            "Courier: How old is the clock?",
            "Reuss: Two hundred and six years. I am the ninth who winds it.",
            "Courier: Who taught you?",
            "Reuss: My aunt, with a broom handle.",
        ),
        [(CLOCK, "Two hundred and six years."), (CLOCK, "My aunt, with a broom handle.")],
        id="name labels",
    ),
    pytest.param(
        TEXT,
        text(
            "Questions for the clockmaker",
            CLOCK_INTRO,
            "MC: How old is the clock?",
            "AR: Two hundred and six years. I am the ninth who winds it.",
            "MC: Who taught you?",
            "AR: My aunt, with a broom handle.",
        ),
        [(CLOCK, "Two hundred and six years."), (CLOCK, "My aunt, with a broom handle.")],
        id="initials as labels",
    ),
    pytest.param(
        HTML,
        web(
            "We met Jonas Feld in his kitchen, a week after the verdict.",
            "<p><em>Do you sleep?</em></p>",
            "Badly. I hear the judge.",
            "<p><em>What do you tell your children?</em></p>",
            "That their father was believed in the end.",
            title="“I hear the judge”",
        ),
        [("Jonas Feld", "Badly."), ("Jonas Feld", "That their father was believed")],
        id="met in his kitchen",
    ),
    pytest.param(
        HTML,
        web(
            "<p>By Peder Lunt</p>",
            "Peder Lunt spoke with the vet Hedda Sommer about the sick seals.",
            "<p><strong>How many seals have you seen?</strong></p>",
            "Forty since March. I stopped counting the pups.",
            "<p><strong>What kills them?</strong></p>",
            "A virus, and the noise.",
            title="The vet and the seals",
        ),
        [("Hedda Sommer", "Forty since March."), ("Hedda Sommer", "A virus, and the noise.")],
        id="interviewer named",
    ),
    pytest.param(
        HTML,
        web(
            CLOCK_INTRO,
            "<p><strong>You could set it right in a minute.</strong></p>",
            "I could. Then nobody would look up.",
            "<p><strong>Is that not vain?</strong></p>",
            "All clocks are vain.",
            "<p><strong>The mayor wants a digital one.</strong></p>",
            "The mayor has a telephone for that.",
        ),
        [(CLOCK, "I could."), (CLOCK, "All clocks are vain."), (CLOCK, "The mayor has a telephone")],
        id="two provocations, one question",
    ),
    pytest.param(
        HTML,
        web(
            CLOCK_INTRO,
            "<p><strong>How do you get up there?</strong> Slowly. I count the steps aloud.</p>",
            "<p><strong>And down?</strong> Faster.</p>",
            "<p><strong>Ever fallen?</strong> Twice, and I told nobody.</p>",
        ),
        [(CLOCK, "Slowly."), (CLOCK, "I count the steps aloud."), (CLOCK, "Twice, and I told nobody.")],
        id="question and answer run in",
    ),
    pytest.param(
        TEXT,
        text(
            "Interview: Captain Rolf Aas",
            "The captain of the Harrow ferry has been at sea since he was fifteen.",
            "Question: What was the worst night?",
            "Answer: The second of January. I tied myself to the wheel.",
            "Question: Were there passengers?",
            "Answer: Nine, all of them singing.",
        ),
        [("Rolf Aas", "The second of January."), ("Rolf Aas", "Nine, all of them singing.")],
        id="name in the headline",
    ),
    pytest.param(
        TEXT,
        text(
            "The clockmaker speaks",
            CLOCK_INTRO,
            "How old is the clock?",
            "Two hundred and six years. I am the ninth who winds it.",
            "Who taught you?",
            "My aunt, with a broom handle.",
            "What will you do when you are ninety?",
            "Wind it on Sundays only. My niece has the other days.",
        ),
        [
            (CLOCK, "Two hundred and six years."),
            (CLOCK, "My aunt, with a broom handle."),
            (CLOCK, "My niece has the other days."),
        ],
        id="bare questions",
    ),
    pytest.param(
        HTML,
        web(
            "Storms, fares, timetables: we explain what changes for passengers in May. The ministry answered some questions on Monday.",
            "<p><strong>What changes?</strong></p>",
            "The first ferry leaves at six instead of seven.",
            "<p><strong>Who pays?</strong></p>",
            "The county pays half of the cost, the ministry said.",
            title="What changes in May",
        ),
        [("", "The first ferry leaves at six")],
        id="explainer",
    ),
    pytest.param(
        HTML,
        web(
            "Professor Linnea Strom studies tides at the University of Selby. She answered our questions by email.",
            "<p><strong>Is the sea rising?</strong></p>",
            "Yes, and faster than we thought. My first chart is already wrong.",
            "<p><strong>By how much?</strong></p>",
            "Four millimetres a year.",
            title="Five minutes with a tide professor",
        ),
        [("Linnea Strom", "Yes, and faster than we thought."), ("Linnea Strom", "Four millimetres a year.")],
        id="professor",
    ),
    pytest.param(
        HTML,
        web(
            CLOCK_INTRO,
            "<p><strong>Q. How old is the clock?</strong></p>",
            "<p>A. Two hundred and six years. I am the ninth who winds it.</p>",
            "<p><strong>Q. Who taught you?</strong></p>",
            "<p>A. My aunt, with a broom handle.</p>",
        ),
        [(CLOCK, "Two hundred and six years."), (CLOCK, "My aunt, with a broom handle.")],
        id="Q. bold A. plain",
    ),
    pytest.param(
        HTML,
        web(
            "<p><strong>Alma Reuss repairs the clock in the Ostvik tower. She talked to us about being late.</strong></p>",
            "<p><strong>Why is the clock late?</strong></p>",
            "Because I am. The tower has ninety steps.",
            "<p><strong>Does anybody complain?</strong></p>",
            "The baker does. I bring him the hour.",
        ),
        [(CLOCK, "Because I am."), (CLOCK, "I bring him the hour.")],
        id="bold introduction",
    ),
    pytest.param(
        TEXT,
        text(
            "A conversation with Alma Reuss",
            CLOCK_INTRO,
            "Marrow Courier: You are always late.",
            "Alma Reuss: The clock is. I am on time.",
            "Marrow Courier: Who taught you?",
            "Alma Reuss: My aunt. “Never hurry a spring,” she used to say.",
        ),
        [(CLOCK, "The clock is."), (CLOCK, "My aunt.")],
        id="full names as labels",
    ),
    pytest.param(
        HTML,
        web(
            CLOCK_INTRO,
            "<ul><li><strong>Why is the clock late?</strong></li></ul>",
            "Because I am. The tower has ninety steps.",
            "<ul><li><strong>Does anybody complain?</strong></li></ul>",
            "The baker does. I bring him the hour.",
        ),
        [(CLOCK, "Because I am."), (CLOCK, "The baker does.")],
        id="questions as list items",
    ),
]


LOCK = "Arvid Stolt"
LOCK_INTRO = "Arvid Stolt opens the sea lock at Varnby, four times a day, and has done so for thirty-one years."
LOCK_CASES = [
    pytest.param(
        HTML,
        web(
            LOCK_INTRO,
            "<p><strong>When do you get up?</strong></p>",
            "With the tide. It has never asked me.",
            "<p><strong>And on Sundays?</strong></p>",
            "The tide is no Christian.",
        ),
        [(LOCK, "With the tide."), (LOCK, "The tide is no Christian.")],
        id="lock 1",
    ),
    pytest.param(
        HTML,
        web(
            LOCK_INTRO,
            "<h3>When do you get up?</h3>",
            "With the tide. It has never asked me.",
            "<h3>Who comes through?</h3>",
            "Fishermen, and Germans in August.",
        ),
        [(LOCK, "With the tide."), (LOCK, "Fishermen, and Germans")],
        id="lock 2",
    ),
    pytest.param(
        HTML,
        web(
            "<h2>A life between two waters</h2>",
            LOCK_INTRO,
            "<p><em>When do you get up?</em></p>",
            "With the tide. It has never asked me.",
            "<p><em>Who comes through?</em></p>",
            "Fishermen, and Germans in August.",
        ),
        [(LOCK, "With the tide."), (LOCK, "Fishermen, and Germans")],
        id="lock 3",
    ),
    pytest.param(
        TEXT,
        text(
            "The lock keeper of Varnby",
            LOCK_INTRO,
            "Q: When do you get up?",
            "A: With the tide.",
            "Q: Who comes through?",
            "A: Fishermen, and Germans in August.",
        ),
        [(LOCK, "With the tide."), (LOCK, "Fishermen, and Germans")],
        id="lock 4",
    ),
    pytest.param(
        TEXT,
        text(
            "The lock keeper of Varnby",
            LOCK_INTRO,
            "Q. When do you get up?",
            "A. With the tide.",
            "Q. Who comes through?",
            "A. Fishermen, and Germans in August. One of them gave me a watch.",
        ),
        [(LOCK, "With the tide."), (LOCK, "One of them gave me a watch.")],
        id="lock 5",
    ),
    pytest.param(
        TEXT,
        text(
            "The lock keeper of Varnby",
            LOCK_INTRO,
            "Post: When do you get up?",
            "Stolt: With the tide.",
            "Post: Who comes through?",
            "Stolt: Fishermen, and Germans in August.",
        ),
        [(LOCK, "With the tide."), (LOCK, "Fishermen, and Germans")],
        id="lock 6",
    ),
    pytest.param(
        TEXT,
        text(
            "The lock keeper of Varnby",
            LOCK_INTRO,
            "POST: When do you get up?",
            "STOLT: With the tide.",
            "POST: Who comes through?",
            "STOLT: Fishermen, and Germans in August.",
        ),
        [(LOCK, "With the tide."), (LOCK, "Fishermen, and Germans")],
        id="lock 7",
    ),
    pytest.param(
        HTML,
        web(
            LOCK_INTRO,
            "<p><strong>It must be lonely.</strong></p>",
            "It is. I have a radio.",
            "<p><strong>Nobody visits?</strong></p>",
            "My sister, at Easter.",
            "<p><strong>You never married.</strong></p>",
            "She did not like the smell of mud.",
        ),
        [(LOCK, "It is."), (LOCK, "My sister, at Easter."), (LOCK, "She did not like")],
        id="lock 9",
    ),
    pytest.param(
        HTML,
        web(
            "<p class='author'>Interview: Nina Falk</p>",
            LOCK_INTRO,
            "<p><strong>When do you get up?</strong></p>",
            "With the tide. It has never asked me.",
            "<p><strong>Who comes through?</strong></p>",
            "Fishermen, and Germans in August.",
        ),
        [(LOCK, "With the tide."), (LOCK, "Fishermen, and Germans")],
        id="lock 10",
    ),
    pytest.param(
        HTML,
        web(
            LOCK_INTRO,
            "<p><strong>When do you get up?</strong><br>With the tide. It has never asked me.<br><br><strong>Who comes through?</strong><br>Fishermen, and Germans in August.</p>",
        ),
        [(LOCK, "With the tide."), (LOCK, "Fishermen, and Germans")],
        id="lock 11",
    ),
    pytest.param(
        HTML,
        web(
            LOCK_INTRO,
            "<p><b>When do you get up?</b> With the tide. It has never asked me.</p><p><b>Who comes through?</b> Fishermen, and Germans in August.</p>",
        ),
        [(LOCK, "With the tide."), (LOCK, "Fishermen, and Germans")],
        id="lock 12",
    ),
    pytest.param(
        HTML,
        web(
            LOCK_INTRO,
            "<p><strong>When do you get up?</strong></p>",
            "With the tide.",
            "I put on two jumpers and go down.",
            "<p><strong>Who comes through?</strong></p>",
            "Fishermen, and Germans in August.",
            "<p><em>The lock is open to visitors on 4 May.</em></p>",
        ),
        [
            (LOCK, "With the tide."),
            (LOCK, "I put on two jumpers"),
            (LOCK, "Fishermen, and Germans"),
            ("", "open to visitors"),
        ],
        id="lock 13",
    ),
    pytest.param(
        TEXT,
        text(
            "“The tide has never asked me”",
            LOCK_INTRO,
            "When do you get up?",
            "With the tide. It has never asked me.",
            "Who comes through?",
            "Fishermen, and Germans in August.",
            "What do they give you?",
            "Cigarettes. I do not smoke.",
        ),
        [(LOCK, "With the tide."), (LOCK, "Fishermen, and Germans"), (LOCK, "I do not smoke.")],
        id="lock 14",
    ),
    pytest.param(
        HTML,
        web(
            "Ferry passengers will be asked for identity papers from June. The police explained the rule on Monday.",
            "<p><strong>Who must show papers?</strong></p>",
            "Everybody over fourteen.",
            "<p><strong>What if you have none?</strong></p>",
            "Then you stay on the quay, the police said.",
            title="Papers on the ferry",
        ),
        [("", "Everybody over fourteen.")],
        id="lock 15 explainer",
    ),
    pytest.param(
        HTML,
        web(
            "What is a sea lock, and why does Varnby need a new one? Five questions and answers.",
            "<p><strong>What is a sea lock?</strong></p>",
            "A chamber between two gates in which a ship is raised or lowered.",
            "<p><strong>Who pays?</strong></p>",
            "The county, according to its budget for 2025.",
            title="The new lock explained",
        ),
        [("", "A chamber between two gates")],
        id="lock 16 explainer",
    ),
    pytest.param(
        TEXT,
        text(
            "Talking to the lock keeper",
            LOCK_INTRO,
            "Question: When do you get up?",
            "Answer: With the tide.",
            "Question: Who comes through?",
            "Answer: Fishermen, and Germans in August.",
        ),
        [(LOCK, "With the tide."), (LOCK, "Fishermen, and Germans")],
        id="lock 17",
    ),
    pytest.param(
        HTML,
        web(
            "Chief inspector Vera Dorn led the search for the missing boat. She looks tired when she opens the door.",
            "<p><strong>How long did you search?</strong></p>",
            "Eleven days. We slept in the cars.",
            "<p><strong>When did you give up?</strong></p>",
            "I have not.",
            title="Eleven days",
        ),
        [("Vera Dorn", "Eleven days."), ("Vera Dorn", "I have not.")],
        id="lock 18",
    ),
    pytest.param(
        HTML,
        web(
            LOCK_INTRO,
            "<p><strong>Varnby Post:</strong> When do you get up?</p>",
            "<p><strong>Arvid Stolt:</strong> With the tide.</p>",
            "<p><strong>Varnby Post:</strong> Who comes through?</p>",
            "<p><strong>Arvid Stolt:</strong> Fishermen, and Germans in August.</p>",
        ),
        [(LOCK, "With the tide."), (LOCK, "Fishermen, and Germans")],
        id="lock 19",
    ),
    pytest.param(
        HTML,
        web(
            LOCK_INTRO,
            "<p><strong>Q</strong> When do you get up?</p>",
            "<p><strong>A</strong> With the tide. It has never asked me.</p>",
            "<p><strong>Q</strong> Who comes through?</p>",
            "<p><strong>A</strong> Fishermen, and Germans in August.</p>",
        ),
        [(LOCK, "With the tide."), (LOCK, "Fishermen, and Germans")],
        id="lock 20 Q without mark",
    ),
]


@pytest.mark.parametrize(("name", "data", "expected"), [*CASES, *CLOCK_CASES, *LOCK_CASES])
def test_answers(tmp_path: Path, name: str, data: str, expected: list[tuple[str, str]]) -> None:
    found = told(article_in(tmp_path, data, name))
    assert misattributed(found, expected) == [], found
