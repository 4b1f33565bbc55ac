"""Variants of four kinds, the first ten of each written from its name alone; the second ten after the first were mended."""

from pathlib import Path

import pytest

from tests.speakers import article_in, misattributed, told

DIALOGUE = [
    pytest.param(
        [
            "TARNWICK — Harbour master Oda Fells and skipper Jon Rask met on the quay on Monday.",
            '"When did the crane fail?" Fells asked. "It failed on Sunday night," Rask replied. "Nobody was under it."',
        ],
        [("Rask", "It failed on Sunday night"), ("Rask", "Nobody was under it")],
        id="asked-answered",
    ),
    pytest.param(
        [
            "TARNWICK — The council voted on the ferry on Tuesday.",
            '"The ferry will pay for itself in four years," said councillor Ilse Brandt. But her rival, Tom Keegan, disagreed. "It will sink us," he said. "We have no money for fuel."',
        ],
        [("Brandt", "pay for itself"), ("Keegan", "It will sink us"), ("Keegan", "no money for fuel")],
        id="but-rival",
    ),
    pytest.param(
        [
            "The strike at the Corvale mill entered its third week.",
            'Said union leader Petra Voss: "We are not moving." Said mill owner Hugh Lorne: "Then the mill will close."',
        ],
        [("Voss", "We are not moving"), ("Lorne", "Then the mill will close")],
        id="verb-first",
    ),
    pytest.param(
        [
            "Two candidates for mayor met at a debate in Elmsby on Thursday.",
            '"You raised taxes three times," Marit Olsen told Gareth Pym. "Twice," Pym shot back. "And you voted for both."',
        ],
        [("Olsen", "You raised taxes three times"), ("Pym", "Twice"), ("Pym", "you voted for both")],
        id="short-retort",
    ),
    pytest.param(
        [
            "The pair who found the wreck, Lena Storr and Paul Anders, spoke to reporters on Friday.",
            '"I saw the mast first," Storr said. "She always says that," Anders said. "I held the lamp," she added.',
        ],
        [("Storr", "I saw the mast first"), ("Anders", "She always says that"), ("Storr", "I held the lamp")],
        id="she-he",
    ),
    pytest.param(
        [
            "A bridge over the Sill will be rebuilt.",
            'Engineer Nadia Quist called the old bridge "a danger to everyone", while Mayor Ben Harrow said it was "a treasure of the town".',
        ],
        [("Quist", "a danger to everyone"), ("Harrow", "a treasure of the town")],
        id="while",
    ),
    pytest.param(
        [
            "The school in Dunmore will shut in June.",
            'Head teacher Alma Reyes said: "We will miss the children." "They will miss the school," replied Colin Sharpe, a father of three.',
        ],
        [("Reyes", "We will miss the children"), ("Sharpe", "They will miss the school")],
        id="before-and-after",
    ),
    pytest.param(
        [
            "The court in Selby heard the appeal on Wednesday.",
            'Prosecutor Ivo Lang said that the accused had lied twice. "He never lied," said the defence lawyer, Greta Moor. "He was ill."',
        ],
        [("Lang", "lied twice"), ("Moor", "He never lied"), ("Moor", "He was ill")],
        id="unmarked-then-marked",
    ),
    pytest.param(
        [
            "Three farmers described the flood at Oxmere.",
            '"The water came at four," said Dan Tolley. "It came at five," said his neighbour, Ruth Abel. "I was asleep," said Sam Pike.',
        ],
        [("Tolley", "came at four"), ("Abel", "came at five"), ("Pike", "I was asleep")],
        id="three",
    ),
    pytest.param(
        [
            "Minister Clara Wend faced the press in Port Alder.",
            'Asked by a reporter whether she would resign, Wend said: "No." "Never?" the reporter asked. "Not this year," Wend said.',
        ],
        [("Wend", "No."), ("Wend", "Not this year"), ("", "Never?")],
        id="question-put-by-reporter",
    ),
    pytest.param(
        [
            "The board of the Halden library met on Monday evening.",
            '"You closed it without telling us," Mira Stoll said. "That is a lie," said chairman Aksel Bore. "We wrote to every reader."',
        ],
        [("Stoll", "closed it without"), ("Bore", "That is a lie"), ("Bore", "We wrote to every reader")],
        id="lie",
    ),
    pytest.param(
        [
            "At the trial in Corvale, the widow, Jean Aspin, faced the driver, Carl Untermann.",
            "“I saw your lights,” Aspin told him. “They were off,” Untermann answered.",
        ],
        [("Aspin", "I saw your lights"), ("Untermann", "They were off")],
        id="interrupt",
    ),
    pytest.param(
        [
            "Two economists read the budget for the Selby Mail.",
            'Freya Lund said growth would return in spring, but Tove Ramm called that "a fairy tale". "There is no growth without bread," Ramm said.',
        ],
        [("Lund", "growth would return"), ("Ramm", "a fairy tale"), ("Ramm", "no growth without bread")],
        id="disagree",
    ),
    pytest.param(
        [
            "The march in Veldon ended in a fight on Saturday.",
            '"They threw stones," said police chief Roy Tamm. "We threw nothing," said one of the marchers, Della Finch, a nurse.',
        ],
        [("Tamm", "They threw stones"), ("Finch", "We threw nothing")],
        id="police",
    ),
    pytest.param(
        [
            "The two candidates shared a stage in Dunmore.",
            '"Who paid for the road?" asked Senator Willa Crane. "The road was free," Governor Hob Marlin said, smiling. "Nothing is free," Crane said.',
        ],
        [("Crane", "Who paid for the road"), ("Marlin", "The road was free"), ("Crane", "Nothing is free")],
        id="late",
    ),
    pytest.param(
        [
            'The ship left without its captain, according to sailor Bo Wick. "He slept," Wick said. The captain, Otto Krane, said he had been locked in. "The door had no key," he said.',
        ],
        [("Wick", "He slept"), ("Krane", "been locked in"), ("Krane", "The door had no key")],
        id="according",
    ),
    pytest.param(
        [
            "Pupils and teachers marked the day at the Elmsby school.",
            "“We sang for an hour,” said Nell Ortiz, 11. “It felt like four,” joked her teacher, Mr. Pauling.",
        ],
        [("Ortiz", "We sang for an hour"), ("Pauling", "It felt like four")],
        id="teacher",
    ),
    pytest.param(
        [
            "'The crowd was with us,' said captain Luis Farrow. 'The crowd was asleep,' said his opponent, Dan Creel.",
        ],
        [("Farrow", "The crowd was with us"), ("Creel", "The crowd was asleep")],
        id="single",
    ),
    pytest.param(
        [
            "Mayor Ilse Trent opened the meeting in Brackle.",
            '"Sit down," Trent said. "Go home!" a man in the gallery shouted. "I am home," Trent replied.',
        ],
        [("Trent", "Sit down"), ("", "Go home!"), ("Trent", "I am home")],
        id="unknownvoice",
    ),
]
LEAD_INS = [
    pytest.param(
        [
            "The Halden Orchestra dismissed its director on Monday.",
            "A statement from the orchestra's chair, Vera Lindqvist:",
            '"We thank him for nine years of music. We wish him well."',
            "Rehearsals continue.",
        ],
        [("Lindqvist", "nine years of music"), ("Lindqvist", "We wish him well")],
        id="statement-from",
    ),
    pytest.param(
        [
            "Reactions to the verdict came in quickly.",
            "From Governor Nils Aker:",
            '"Justice was done today."',
            "From the Republican leader, Joan Teal:",
            '"This was a bad day for the state."',
        ],
        [("Aker", "Justice was done today"), ("Teal", "bad day for the state")],
        id="from-governor",
    ),
    pytest.param(
        [
            "The dam at Veldon failed inspection again.",
            "Here is what engineer Omar Sayle had to say:",
            '"The wall has moved eleven centimetres since May."',
        ],
        [("Sayle", "eleven centimetres")],
        id="here-is-what",
    ),
    pytest.param(
        [
            "What they said after the match.",
            "Rhys Calloway, coach of Elmsby Town:",
            '"We gave the ball away all afternoon."',
            "Marco Denti, captain of Port Alder:",
            '"Our keeper won it for us."',
        ],
        [("Calloway", "gave the ball away"), ("Denti", "Our keeper won it")],
        id="name-role-colon",
    ),
    pytest.param(
        [
            "The company said nothing for two days.",
            "The full statement by chief executive Hanna Brekke reads:",
            '"The leak has been stopped. No one was hurt."',
        ],
        [("Brekke", "The leak has been stopped"), ("Brekke", "No one was hurt")],
        id="in-full",
    ),
    pytest.param(
        [
            "The ferry line will cut its night boats.",
            "Statement from Ferry Union secretary Kit Marlow:",
            "The night boats are a lifeline. We will fight this plan in every port.",
            "The cuts begin in May.",
        ],
        [("Marlow", "lifeline"), ("Marlow", "fight this plan")],
        id="no-marks",
    ),
    pytest.param(
        [
            "Players mourned the coach on Sunday.",
            "And this from striker Leo Banning:",
            '"He taught me to tie my boots."',
        ],
        [("Banning", "tie my boots")],
        id="and-this-from",
    ),
    pytest.param(
        [
            "The closure of the pier drew replies.",
            "Tweeted actor Sunniva Dahl:",
            '"My first kiss was on that pier."',
        ],
        [("Dahl", "My first kiss")],
        id="tweet",
    ),
    pytest.param(
        [
            "The hospital at Corvale will lose its maternity ward.",
            "From the Corvale Nurses' Association:",
            '"Mothers will have to travel forty miles."',
        ],
        [("Nurses", "forty miles")],
        id="body",
    ),
    pytest.param(
        [
            "The vote split the board of the Tarnwick museum.",
            "This is how trustee Edwin Gale put it in his letter:",
            '"I cannot vote for a sale of things that were given to us. I resign."',
            "The board meets again in April.",
        ],
        [("Gale", "sale of things"), ("Gale", "I resign")],
        id="added-dash",
    ),
    pytest.param(
        [
            "The council will sell the harbour.",
            "Here's what Mayor Ilse Trent said:",
            '"The harbour has cost us more than it gave."',
        ],
        [("Trent", "cost us more")],
        id="here",
    ),
    pytest.param(
        [
            "The bishop will not come to Corvale.",
            "From a letter by Bishop Amos Rill to the parish:",
            '"I have grown too old for the stairs. Pray for me."',
        ],
        [("Rill", "too old for the stairs"), ("Rill", "Pray for me")],
        id="letter",
    ),
    pytest.param(
        [
            "The bank closed its last branch on Friday.",
            "A comment from the bank:",
            '"Our customers have moved to their telephones."',
        ],
        [("bank", "moved to their telephones")],
        id="comment",
    ),
    pytest.param(
        [
            "The jury found the driver guilty.",
            "From the victim's sister, Noor Haddad:",
            '"Nothing brings him back."',
            "From the driver's lawyer, Miles Oake:",
            '"We will appeal."',
        ],
        [("Haddad", "Nothing brings him back"), ("Oake", "We will appeal")],
        id="vic",
    ),
    pytest.param(
        [
            "Port Alder lost again on Sunday.",
            "Coach Finn Derry after the game:",
            '"We ran out of legs."',
        ],
        [("Derry", "ran out of legs")],
        id="coach",
    ),
    pytest.param(
        [
            "The press office of the Ministry of Water sent this reply:",
            '"The dam is safe. It is inspected each spring."',
            "The dam is ninety years old.",
        ],
        [("Ministry of Water", "The dam is safe"), ("Ministry of Water", "inspected each spring")],
        id="press",
    ),
    pytest.param(
        [
            "The tram drivers will stop work on Thursday.",
            "A joint statement by union secretary Ola Brandt and organiser Kaya Finn:",
            '"Nobody wants this strike. The city wants it."',
        ],
        [("Brandt", "Nobody wants this strike")],
        id="union",
    ),
    pytest.param(
        [
            "The museum lost a painting in March.",
            "The reply of museum director Selma Ruud:",
            "We regret the loss. We have changed every lock in the house.",
            "The painting was insured.",
        ],
        [("Ruud", "We regret the loss"), ("Ruud", "changed every lock")],
        id="nomarks2",
    ),
    pytest.param(
        [
            "Reaction to the fire came from all sides.",
            "Senator Paul Grey (D-Corvale):",
            "“The fire was a warning.”",
            "Rep. Anna Stell (R-Selby):",
            "“The fire was an accident.”",
        ],
        [("Grey", "was a warning"), ("Stell", "was an accident")],
        id="curly",
    ),
    pytest.param(
        [
            "The singer cancelled her tour.",
            "On Facebook, singer Lotte Hamm wrote:",
            "My voice is gone. I will sing again when it is back.",
            "Tickets will be refunded.",
        ],
        [("Hamm", "My voice is gone"), ("Hamm", "sing again")],
        id="facebook",
    ),
]
BRITISH = [
    pytest.param(
        [
            "The reservoir at Brackle will be drained, Fiona Marsh said on Monday.",
            "Ms Marsh, who runs the water board, said: 'We have looked at every other way.",
            "'There is none. We'll begin in May.'",
        ],
        [("Marsh", "looked at every other way"), ("Marsh", "There is none"), ("Marsh", "begin in May")],
        id="open-over-paragraph",
    ),
    pytest.param(
        [
            "'It wasn't the driver's fault, and it isn't the council's,' said Neil Usher, who saw the crash at Dunmore. 'The road's always been like that.'",
        ],
        [("Usher", "it isn't the council's"), ("Usher", "always been like that")],
        id="apostrophes",
    ),
    pytest.param(
        [
            "Headmaster Rupert Stanes told the inquiry: 'She told me \"I can't go on\" and then she left the room. I didn't see her again.'",
        ],
        [("Stanes", "and then she left the room"), ("Stanes", "see her again")],
        id="double-inside",
    ),
    pytest.param(
        [
            "'The farmers' union won't accept it,' said Bridget Loy, the union's secretary. 'The farmers' anger is real.'",
        ],
        [("Loy", "won't accept it"), ("Loy", "anger is real")],
        id="possessive-plural",
    ),
    pytest.param(
        [
            "Detective Inspector Joe Hallam said outside court: 'This was a cruel crime.",
            "'The victim trusted him, as the old often trust the young.",
            "'He'll now have years to think about it.'",
            "The judge praised the police.",
        ],
        [("Hallam", "cruel crime"), ("Hallam", "victim trusted him"), ("Hallam", "years to think")],
        id="open-three",
    ),
    pytest.param(
        [
            "'If the tide's high,' said harbour pilot Mads Orrin, 'you don't go out. You wait.'",
        ],
        [("Orrin", "If the tide's high"), ("Orrin", "you don't go out"), ("Orrin", "You wait")],
        id="split",
    ),
    pytest.param(
        [
            "Leah Cottam, 34, whose car was hit, said: 'It was 'orrible. I was shaking.'",
        ],
        [("Cottam", "I was shaking")],
        id="colon-stop",
    ),
    pytest.param(
        [
            "'Back in the '80s we'd ten boats,' said Ansel Dray, a fisherman from Port Alder. 'Now there's one.'",
        ],
        [("Dray", "we'd ten boats"), ("Dray", "Now there's one")],
        id="years",
    ),
    pytest.param(
        [
            "'He's a fool,' said Una Keel of the mayor. 'She's never read the plan,' said Mayor Piers Holt.",
        ],
        [("Keel", "He's a fool"), ("Holt", "never read the plan")],
        id="two-people",
    ),
]
TRANSCRIPTS = [
    pytest.param(
        [
            "LEILA HADDON, HOST: Good evening. The water is still rising in Brackle tonight.",
            "COL. MARCUS TREADWELL, STATE EMERGENCY DIRECTOR: We have moved nine hundred people since noon.",
            "HADDON: And how many are missing?",
            "TREADWELL: We know of four. We are looking for them.",
            "(COMMERCIAL BREAK)",
            "HADDON: Thank you, Colonel.",
        ],
        [
            ("Haddon", "still rising in Brackle"),
            ("Treadwell", "nine hundred people"),
            ("Haddon", "how many are missing"),
            ("Treadwell", "We know of four"),
        ],
        id="cable",
    ),
    pytest.param(
        [
            "THE COURT: Please be seated. Counsel, you may go on.",
            "MS. ADLER: Thank you, Your Honor. I have one more witness.",
            "MR. FENWICK: We object to that witness.",
            "THE COURT: The objection is overruled.",
        ],
        [("Adler", "one more witness"), ("Fenwick", "We object to that")],
        id="court-titled",
    ),
    pytest.param(
        [
            "Nora Sand: You left the band in 2019. Why did you?",
            "Erik Thole: I was tired of buses. I wanted to sleep in my own bed.",
            "Nora Sand: Do you miss it?",
            "Erik Thole: I miss the noise.",
        ],
        [("Thole", "tired of buses"), ("Thole", "I miss the noise"), ("Sand", "Do you miss it")],
        id="interview-names",
    ),
    pytest.param(
        [
            "The CHAIRMAN. The committee will come to order.",
            "Mr. TOLLIVER. Thank you, Mr. Chairman. The bill has no money for roads.",
            "Ms. ORTEGA. I disagree with my friend. The bill has two billion for roads.",
        ],
        [("Tolliver", "no money for roads"), ("Ortega", "two billion for roads")],
        id="committee",
    ),
    pytest.param(
        [
            "SECRETARY PELLING: Good afternoon. I have two announcements today.",
            "QUESTION: Will the minister travel to Corvale?",
            "SECRETARY PELLING: He will travel on Thursday.",
            "QUESTION: And the talks?",
            "SECRETARY PELLING: The talks go on.",
        ],
        [
            ("Pelling", "two announcements"),
            ("Pelling", "travel on Thursday"),
            ("Pelling", "The talks go on"),
            ("", "Will the minister travel"),
        ],
        id="briefing",
    ),
    pytest.param(
        [
            "GRETA SOLVANG, CHIEF ECONOMIST AT THE HALDEN BANK AND FORMER MINISTER OF FINANCE: Rates will stay where they are.",
            "TIM OKORO, ANCHOR: For how long?",
            "SOLVANG: Until the autumn, I think.",
        ],
        [("Solvang", "Rates will stay"), ("Okoro", "For how long"), ("Solvang", "Until the autumn")],
        id="long-role",
    ),
    pytest.param(
        [
            "[00:01:12] Dana Frey: We are live from the quay in Tarnwick.",
            "[00:01:20] Olaf Benn: The boats came in at dawn with nothing.",
            "[00:01:31] Dana Frey: Nothing at all?",
            "[00:01:33] Olaf Benn: Two crabs.",
        ],
        [("Frey", "live from the quay"), ("Benn", "came in at dawn"), ("Benn", "Two crabs")],
        id="timestamps",
    ),
    pytest.param(
        [
            "MARA QUELL, ANCHOR: The governor spoke an hour ago.",
            "(BEGIN VIDEO CLIP)",
            "GOV. ALDEN PRYCE (R), CORVALE: We will not pay for that wall.",
            "(END VIDEO CLIP)",
            "QUELL: Our reporter is outside. Ben?",
            "BEN TARRY, CORRESPONDENT (voice-over): Mara, the crowd here is small.",
        ],
        [("Quell", "spoke an hour ago"), ("Pryce", "not pay for that wall"), ("Tarry", "crowd here is small")],
        id="begin-video",
    ),
    pytest.param(
        [
            "UNIDENTIFIED MALE: The roof came off in one piece.",
            "SALLY MONK, REPORTER: Were you inside?",
            "UNIDENTIFIED MALE: We were all inside.",
        ],
        [("", "The roof came off"), ("Monk", "Were you inside"), ("", "We were all inside")],
        id="unidentified",
    ),
    pytest.param(
        [
            "PETRA LINDE, BYLINE: The river has left its bed in Oxmere.",
            "SAM TOLL: I lost eleven cows.",
            "LINDE: Sam Toll farms here. He is not alone.",
            "ARI SEBERG, HOST: Thank you, Petra.",
            "LINDE: You're welcome.",
        ],
        [
            ("Linde", "left its bed"),
            ("Toll", "eleven cows"),
            ("Linde", "He is not alone"),
            ("Seberg", "Thank you, Petra"),
        ],
        id="radio",
    ),
    pytest.param(
        [
            "SEN. MARGARET HOLLIS (D-CORVALE): Did you read the report?",
            "DR. LEO ANSEL, HALDEN INSTITUTE: I read it twice.",
            "HOLLIS: And what did you do?",
            "ANSEL: I wrote to the ministry.",
        ],
        [("Hollis", "read the report"), ("Ansel", "I read it twice"), ("Ansel", "wrote to the ministry")],
        id="hearing",
    ),
    pytest.param(
        [
            "The SPEAKER. The gentleman from Corvale is recognized.",
            "Mr. PADGETT. Madam Speaker, I rise for the farmers of Oxmere. They have had no rain.",
            "Mrs. LOWELL of Selby. Will the gentleman yield?",
            "Mr. PADGETT. I will not yield.",
        ],
        [("Padgett", "rise for the farmers"), ("Lowell", "gentleman yield"), ("Padgett", "I will not yield")],
        id="record2",
    ),
    pytest.param(
        [
            "Rita (00:12): Welcome back to the show. Today we talk about bees.",
            "Hugo Malm (00:20): I have kept bees for forty years.",
            "Rita (00:31): Do they know you?",
            "Hugo Malm (00:33): They know my hat.",
        ],
        [("Malm", "kept bees for forty years"), ("Malm", "They know my hat"), ("Rita", "Do they know you")],
        id="podcast",
    ),
    pytest.param(
        [
            "GOVERNOR TATE: The dam held through the night.",
            "REPORTER: Who inspected it?",
            "GOVERNOR TATE: Two engineers from Selby.",
            "REPORTER: Their names?",
            "GOVERNOR TATE: I will send them to you.",
        ],
        [("Tate", "dam held through the night"), ("Tate", "Two engineers from Selby"), ("", "Who inspected it")],
        id="presser",
    ),
    pytest.param(
        [
            "THE CLERK: Case 41, State against Orrin.",
            "MS. BELL: Ready for the state.",
            "MR. DRISCOLL: Ready for Mr. Orrin.",
            "THE COURT: Call your first witness, Ms. Bell.",
        ],
        [("Bell", "Ready for the state"), ("Driscoll", "Ready for Mr. Orrin")],
        id="court3",
    ),
    pytest.param(
        [
            "Interviewer: You grew up on a barge. What was it like?",
            "Ines Caro: It was cold. We had one stove.",
            "Interviewer: Would you go back?",
            "Ines Caro: Tomorrow, if the stove is lit.",
        ],
        [("Caro", "We had one stove"), ("Caro", "if the stove is lit"), ("", "Would you go back")],
        id="bold",
    ),
    pytest.param(
        [
            "MAYA TORRES: [Speaking Spanish.] The water took the door.",
            "JACK WELD, HOST: That was Maya Torres of Oxmere.",
            "TORRES: (Through interpreter) I held the child on my back.",
            "WELD: She is safe now.",
        ],
        [("Torres", "water took the door"), ("Torres", "held the child"), ("Weld", "She is safe now")],
        id="brackets",
    ),
    pytest.param(
        [
            "Kurt Olsson (Greens/Halden): Mr President, the river is dead.",
            "Bea Marchetti, rapporteur: The river is sick, not dead.",
            "Kurt Olsson (Greens/Halden): Then show me one fish.",
            "Bea Marchetti, rapporteur: I will bring it tomorrow.",
        ],
        [("Olsson", "river is dead"), ("Marchetti", "sick, not dead"), ("Olsson", "show me one fish")],
        id="mep",
    ),
    pytest.param(
        [
            ">> ANNA PRICE: Good morning from Tarnwick.",
            ">> LEE GRADY: Good morning, Anna. The fog has not lifted.",
            ">> ANNA PRICE: And the ferries?",
            ">> LEE GRADY: All of them wait.",
        ],
        [("Price", "Good morning from Tarnwick"), ("Grady", "fog has not lifted"), ("Grady", "All of them wait")],
        id="arrows",
    ),
]


@pytest.mark.parametrize(("paragraphs", "expected"), [*DIALOGUE, *LEAD_INS, *BRITISH, *TRANSCRIPTS])
def test_each_has_their_own_words(tmp_path: Path, paragraphs: list[str], expected: list[tuple[str, str]]) -> None:
    found = [
        one if one.speaker == "the writer" else one._replace(speaker=one.speaker.upper())
        for one in told(article_in(tmp_path, "\n\n".join(paragraphs)))
    ]
    assert misattributed(found, [(speaker.upper(), words) for speaker, words in expected]) == [], found
