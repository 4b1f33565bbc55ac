"""The attribution cases, marked up in place; running this file writes one .jsonl a category beside it.

    {S1|source}  {C1|cue}  {K1|content}     number = the attribution within the case
    {S1,2|…}     a span that serves attributions 1 and 2
    ----         ends a case; an empty line is a paragraph break; no marks = nothing is said

All people, places, bodies and outlets are invented. Boundaries follow PolNeAR:
content keeps its quotation marks, the comma or full stop inside them, and a leading "that"; a full stop that
ends the sentence outside quotation marks stays out; one span a paragraph, or a piece on each side of the cue;
the source is the whole noun phrase with title, apposition and relative clause, and the comma that closes them
before the cue; the cue is the verb group with auxiliaries, negation and adverbs inside it, and a colon that
touches it, without addressee, time, place or "in a statement"; nothing is marked inside another's content.
"""

import itertools
import json
import pathlib
import re

CASES = {}

CASES["british-single-quotes"] = """
{K1|‘We have had three burst mains since Easter and nobody from the company has knocked on a single door,’} {C1|said} {S1|Maureen Tarrick, 71, who lives opposite the pumping station}.
----
The footbridge at Ostrell Lock has been shut since the floods of February.

{S1|Councillor Dilwyn Pask} {C1|told} the Marrowby Gazette {K1|the repairs would be ‘well under way’ before the school term}.
----
{K1|‘It isn’t the players’ fault,’} {S1|she} {C1|said}. {K1|‘They’ve trained on a car park since August.’}
----
{S1|The headteacher, Ursula Venn-Hardy,} {C1|said:} {K1|‘The children’s work speaks for itself. We shall appeal.’}
----
{S1|Inspectors} {C1|described} {K1|the wing as ‘unfit for any prisoner, and for any officer’} after a visit in May. The jail at Cold Hallam was built for 210 men and holds 388.
----
{K1|‘My father used to tell us, “Never lend a ladder to a Brackley man”, and he was right,’} {S1|Mr Oswin} {C1|recalled}.
----
{K1|‘If the ferry goes,’} {S1|he} {C1|said}, {K1|‘the island goes with it.’}
----
The parish council has eleven members and one radiator. {S1|Its chairman, Hugh Lanyard,} {C1|called} {K1|the scheme ‘a vicar’s folly’}, and {S2|his deputy} {C2|said} {K2|it was ‘the only decent idea in forty years’}.
----
{K1|'You'd think they'd have asked us first,'} {S1|Mrs Penhallow} {C1|said}, standing at the gate of the allotments. {K1|'They didn't.'}
----
{S1|Ministers} {C1|insist} {K1|that the Teslow line will be ‘open to passengers by Christmas’}. The contractor has 14 miles of track still to lay.
----
"""

CASES["multi-paragraph"] = """
{K1|“I walked down to the harbor that morning and there was no harbor,”} {S1|Ines Calloway} {C1|said}. {K1|“There was mud, and boats lying on their sides, and a kind of quiet that I had never heard before.}

{K1|“Then somebody shouted that the water was coming back, and we ran.”}
----
{S1|Governor Lena Astrup} {C1|said} in a letter to employees:

{K1|“For eleven years this office has promised you a pension plan that adds up. It has not delivered one.}

{K1|“I will not sign another budget that borrows from your retirement to pave a road.}

{K1|“You have been patient long enough.”}

The state employs 41,000 people.
----
{K1|‘I was twelve when the pit closed. My brothers went to Dunmere and my sister went to sea.}

{K1|‘I stayed because somebody had to look after the dogs,’} {S1|Mr Cottle} {C1|said}.
----
{S1|Bishop Anselm Okoro-Lind} {C1|wrote} in the diocesan newsletter: {K1|"Our roof is falling in and our hearts are not.}

{K1|"We shall meet in the school hall until the spring.}

{K1|"Bring a chair."}
----
The ship left Port Halsa on the evening tide with 19 men aboard.

{K1|“We knew the pumps were bad,”} {C1|said} {S1|Second Engineer Tomas Vrel, the only survivor on the witness list}. {K1|“Everybody knew. The captain had written to the owners in April and again in June.}

{K1|“When the list reached twenty degrees I went down to the engine room to get my brother out. The ladder was already under water.}

{K1|“I do not remember how I got into the raft.”}

The inquiry sits again on Thursday.
----
{S1|A former clerk at the registry} {C1|recalled:} {K1|“They came in with two vans and a list. They never raised their voices.}

{K1|“By noon the shelves were empty.”}

The registry was closed the same week.
----
{K1|“This is not a strike about money,”} {S1|union president Dara Whitlock} {C1|told} the crowd. {K1|“It is a strike about sleep.}

{K1|“Nobody should drive a forty-ton truck after sixteen hours awake.”}

{S2|The haulage firm, Corvane Logistics,} {C2|said} {K2|its drivers work no more than eleven hours}.
----
{S1|The memo, dated March 3,} {C1|reads:}

{K1|“All samples from the north well are to be logged after review.}

{K1|“No sample is to leave the site without a signature from this office.”}
----
{K1|“My grandmother planted these trees,”} {S1|Yusra Belhadi} {C1|said}. {K1|“She carried the saplings from the valley on a mule.}

{K1|“In a good year we press nine tons. This year we pressed one.”}

The mill has stood idle since October. A kilometre away, {S2|her neighbour Karim Tazrout} {C2|said} {K2|he had sold his last field}.
----
"""

CASES["apposition"] = """
{S1|Petra Voss, a doctor at the Ostrell infirmary,} {C1|said} {K1|the ward had run out of saline by midnight}.
----
{K1|“Nobody reads the safety sheet,”} {C1|said} {S1|Leon Abara, a welder with 30 years at the yard}.
----
{S1|The institute’s director, Ilse Marchetti,} {C1|said} {K1|that the grant would pay for two more years of diving}.
----
{S1|Gordon Plume, who has farmed on the Levels since 1968,} {C1|said} {K1|he had never seen the dyke so low}. The last dry spell of this length ended in 1976.
----
{S1|Amara Diallo-Kerr, 34, a mother of two from Dunmere,} {C1|said} {K1|her rent had risen by a third}.
----
{S1|Rep. Walter Hinds (R-Kelvane), the chairman of the panel,} {C1|said} {K1|the subpoenas would go out “before the ink is dry.”}
----
{S1|Senator Joan Abelard, Democrat of East Marrow and a former prosecutor,} {C1|called} {K1|the hearing “a rehearsal for a verdict already written.”}
----
The boy was found on the tow path at dawn.

{S1|A neighbor, Rita Solano,} {C1|said} {K1|she had heard an engine shortly after three}.
----
{K1|“The ice used to hold a truck,”} {S1|Nils Arkady, the village’s last licensed guide,} {C1|said}. {K1|“Now it will not hold a dog.”}
----
{S1|Fatima Oduya, director of the Center for Tidal Studies, a research group in Port Halsa,} {C1|said} {K1|the wall would need to be a meter higher to do any good}.
----
"""

CASES["spokesman"] = """
{S1|The mayor’s spokesman} {C1|told} reporters {K1|the tunnel would reopen by Friday}.
----
{S1|Prime Minister Oren Halvard’s spokeswoman} {C1|told} reporters in Kelvane {K1|that no date had been set for the vote}.
----
{S1|A spokesperson for Corvane Logistics} {C1|said} {K1|the company was “saddened by the loss of a valued colleague.”}
----
{K1|“We do not discuss operations,”} {S1|a Defence Ministry spokesman, Col Brann Ostley,} {C1|said}.
----
{S1|Ministry spokesman Radek Ilves} {C1|said} {K1|eleven inspectors had been sent to the plant}. The plant makes chlorine for the region’s waterworks.
----
{K1|The governor is resting at home and has no fever}, {S1|his press secretary} {C1|said}.
----
{S1|Lawyers for the Brandt family} {C1|said} {K1|they had received no offer}. {S2|A spokeswoman for the insurer} {C2|said} {K2|talks were continuing}.
----
{S1|The archbishop’s office} {C1|confirmed} {K1|that the relic had been moved to a bank vault}.
----
{K1|‘The minister was not on the flight and has never met the pilot,’} {S1|her spokesman} {C1|told} the Dunmere Courier.
----
"""

CASES["inverted"] = """
{K1|“The snow came in sideways,”} {C1|said} {S1|Hanne Lindqvar}.
----
{K1|The reservoir has six weeks of water left}, {C1|said} {S1|a senior official at the regional board}.
----
{K1|“Every one of these jars has a name on it,”} {C1|explained} {S1|the curator, Professor Mbali Strand}. {K1|“We are giving the names back.”}
----
{K1|“Are you out of your mind?”} {C1|asked} {S1|the coach}.
----
Snow fell on the pass for the ninth day. {K1|“We have fuel until Sunday,”} {C1|said} {S1|Private Owen Dree, 19, who has manned the weather post since October}. {K1|“After that we burn the furniture.”}
----
{K1|“Not in my lifetime,”} {C1|snapped} {S1|Councilwoman Beatriz Orme, who sits on the zoning board}.
----
{C1|Says} {S1|one veteran of the trade}: {K1|“A clock that is right twice a day is still a bad clock.”}
----
{K1|“I would rather have a slow train than a fast excuse,”} {C1|wrote} {S1|the columnist Edda Prowse}.
----
{K1|There were 14 people in the lift when the cable went}, {C1|said} {S1|police}.
----
"""

CASES["embedded"] = """
{K1|“The vote,”} {S1|Senator Marsh} {C1|said}, {K1|“was never close.”}
----
{K1|The dam}, {S1|engineers} {C1|say}, {K1|was never built to hold this much silt}.
----
{K1|“I don’t mind the cold,”} {S1|Eskil} {C1|said}, {K1|“but I mind the dark.”} He has wintered at the station eleven times.
----
{K1|The bank}, {S1|she} {C1|added}, {K1|had asked for the same papers four times}.
----
{K1|“What we are looking at,”} {C1|said} {S1|Dr. Hollis Wray, the county coroner}, {K1|“is a very old burial, and almost certainly not a crime.”}
----
{K1|These birds}, {C1|according to} {S1|the warden}, {K1|have not nested on the island since 1931}.
----
{K1|“Yes,”} {S1|he} {C1|said}, {K1|“I signed it. And I’d sign it again.”}
----
{K1|The two companies}, {S1|people close to the talks} {C1|said}, {K1|were within a dollar a share of each other on Friday}. The shares closed at $31.20.
----
{K1|‘Nobody,’} {S1|the verger} {C1|whispered}, {K1|‘has been up those stairs since the war.’}
----
"""

CASES["trailing-dash"] = """
{K1|“A rule that nobody can read is a rule that nobody can keep.”} {C1|—}{S1|Commissioner Adeyemi-Starr}
----
{K1|“I came for a summer and stayed for a war.”} {C1|—} {S1|Helga Brandvold, nurse}
----
LETTERS

The Ostrell branch line closed on Sunday.

{K1|“It took me to my first job and to my wedding.”} {C1|―} {S1|Colin Farrant}

{K2|“It was always late and I loved it.”} {C2|―} {S2|Dee Mulgrave}
----
{K1|“We voted for the bridge. We got a bench.”} {C1|–} {S1|a resident of Lower Quillon}
----
{K1|"Competition does not fall from the sky. Somebody has to string the wire."} {C1|--} {S1|Chairman Ruben Tolliver}
----
THE BROADBAND ORDER

{K1|“This order will bring broadband to every farm in the valley.”} {C1|—} {S1|Sen. Carla Winstead (D-East Marrow)}

{K2|“Two thousand pages and not one mile of cable.”} {C2|—} {S2|Rep. Dale Ostrander (R-Kelvane)}
----
{K1|“The sea gives back everything but time.”}
{C1|—} {S1|inscription on the Halsa lighthouse}
----
{K1|We did what the law allows and what decency requires.} {C1|—}{S1|Commissioner Oyelaran}, dissenting in part
----
"""

CASES["from-colon"] = """
Five members sit on the commission. And {C1|from} {S1|Chairwoman Pilar Rosenquist}: {K1|“Today we close a loophole that has cost rural callers millions.”}
----
This {C1|from} {S1|a reader in Dunmere}: {K1|“My grandfather laid those stones, and he was paid in coal.”}
----
And {C1|from} {S1|Commissioner Lund}: {K1|“I dissent.”}
----
Here is the view {C1|from} {S1|Harlan Beck, who has covered the legislature for 30 years}: {K1|“The bill is dead, and everyone in the building knows whose fingerprints are on it.”}
----
Then came this {C1|from} {S1|the chief of the fire brigade}: {K1|‘We had one engine, and it was the wrong one.’}
----
And {C1|from} {S1|Dr. Salma Iqbal-Reyes, the panel’s newest member}: {K1|“The evidence is thin. I would wait.”}
----
{S1|Commissioner Tolliver} {C1|wrote:} {K1|“The market has spoken.”} And {C2|from} {S2|Chairwoman Rosenquist}: {K2|“The market was not asked.”}
----
An e-mail {C1|from} {S1|the airline} late on Sunday: {K1|"Your flight has been cancelled. We value your patience."}
----
"""

CASES["transcript"] = """
{S1|WALDEN}{C1|:} {K1|Governor, did you read the report before you signed the bill?}

{S2|ASTRUP}{C2|:} {K2|I read the summary. I had a team of people who read the report.}
----
{S1|THE COURT}{C1|:} {K1|Counsel, approach.}

{S2|MR. FENWICK}{C2|:} {K2|Your Honor, the witness has not been asked about the ledger.}

{S3|THE COURT}{C3|:} {K3|Then ask her.}
----
{S1|TARRANT}{C1|:} {K1|You promised us a balanced budget, Senator.}

{S2|SEN. OKAFOR-BLY}{C2|:} {K2|And you will have one. Let me tell you how we get there.}

{K2|We start with the roads. Nobody has ever audited the roads.}

(CROSSTALK)

{S3|TARRANT}{C3|:} {K3|We have to take a break.}
----
A partial transcript of the call follows.

{S1|Dispatcher}{C1|:} {K1|What is the address?}
{S2|Caller}{C2|:} {K2|It’s the mill. The whole mill is on fire.}
----
{S1|GRETA HOLM (host)}{C1|:} {K1|Welcome back. With us is the harbor master of Port Halsa.}

{S2|EVAN RIIS}{C2|:} {K2|Thank you, Greta. It has been a long week.}
----
{S1|Speaker Hargreave-Moss}{C1|:} {K1|Order. The honourable member will resume his seat.}

{S2|Mr Tench}{C2|:} {K2|I will not.}
----
{S1|MODERATOR}{C1|:} {K1|Thirty seconds, Ms. Dahl.}

{S2|DAHL}{C2|:} {K2|My opponent says the bridge is safe. I invite him to walk across it.}

(APPLAUSE)
----
{S1|PILOT}{C1|:} {K1|Tower, we have a light on the left engine.}
{S2|TOWER}{C2|:} {K2|Say again?}
{S3|PILOT}{C3|:} {K3|Left engine. We are coming back.}

The aircraft landed safely at 6:14 p.m.
----
"""

CASES["question-and-answer"] = """
{S1|Q}{C1|:} {K1|How many tests has the lab finished?}

{S2|A}{C2|:} {K2|Four hundred. We need six hundred before we publish.}
----
{S1|Q}{C1|:} {K1|Is the minister resigning?}

{S2|SPOKESWOMAN ILVES}{C2|:} {K2|The minister is at his desk.}

{S3|Q}{C3|:} {K3|That isn’t what I asked.}
----
{S1|Dunmere Courier}{C1|:} {K1|When did you last speak to your brother?}

{S2|Anton Rezek}{C2|:} {K2|On the platform at Kelvane, in 1983. He gave me his gloves.}
----
The novelist spoke by telephone from her home on the coast. The conversation has been edited for length.

{S1|Q}{C1|:} {K1|Why a lighthouse?}

{S2|A}{C2|:} {K2|Because nobody can drop in.}

{K2|And because the rent was low. I was forty and had written one book, which had sold nine hundred copies.}
----
{S1|Interviewer}{C1|:} {K1|Were you afraid?}

{S2|Lindqvar}{C2|:} {K2|Every day. Fear is a tool, like a rope.}
----
{S1|QUESTION}{C1|:} {K1|Can you tell us whether the talks in Quillon are still on?}

{S2|MR. PRENTISS}{C2|:} {K2|I have nothing for you on that.}

{S3|QUESTION}{C3|:} {K3|So they are off?}

{S4|MR. PRENTISS}{C4|:} {K4|I have nothing for you on that.}
----
{S1|The reporter} {C1|asked}, {K1|“Did you know the brakes had failed twice?”} {S2|Mr. Corvane} {C2|replied}, {K2|“I know it now.”}
----
{S1|Q}{C1|:} {K1|Your critics say the book is unkind to your mother.}

{S2|Tove Mercer}{C2|:} {K2|My mother says it is not unkind enough.}
----
"""

CASES["headline"] = """
{K1|Missile Fell Short of Its Target}, {S1|Varnia} {C1|Says}

KELVANE — The wreckage lay in a field eleven kilometers from the border.
----
{S1|Astrup}{C1|:} {K1|I Will Not Sign Another Borrowed Budget}
----
{K1|Third of Rural Clinics to Shut by 2030}, {S1|Report} {C1|Finds}
----
{S1|Minister}{C1|:} {K1|‘no plan’ to close Dunmere ferry}

The ferry has run since 1904.
----
{K1|Bees Remember Faces for a Week}, {S1|Study} {C1|Suggests}
----
{S1|Police} {C1|say} {K1|lorry driver was asleep}
----
{S1|Former Aide} {C1|Accuses} {K1|Mayor of Selling Jobs}
----
{S1|Poll}{C1|:} {K1|Abelard leads Hinds by nine points in East Marrow}
----
{K1|Banks Must Hold More Cash}, {S1|Regulator} {C1|Warns}
----
{K1|‘We had one engine’}{C1|:} {S1|Ostrell fire chief} on the night the mill burned
----
{S1|Coach} {C1|Denies} {K1|Rift With Captain}

Halsa Rovers play away at Teslow on Saturday.
----
{S1|Tarrick}{C1|:} {K1|‘Nobody Has Knocked on a Single Door.’}

The main under Mill Lane burst for the third time on Monday.
----
"""

CASES["tweet"] = """
{S1|Senator Abelard} {C1|tweeted:} {K1|“The gavel is not a toy. Give it back.”}
----
{K1|“Power is out from Mill Lane to the quay. Boil your water. Check on your neighbours,”} {S1|the council} {C1|wrote} on its feed at 6 a.m.
----
{K1|Just landed in Kelvane. No bags, no coat, no regrets. #StrandedAgain} {C1|—} {S1|Dee Mulgrave (@deemulgrave)} March 9, 2021
----
{S1|@ostrellfire}{C1|:} {K1|Crews on scene at the mill. Avoid Lock Road.}
----
In a post on Sunday, {S1|the singer} {C1|said} {K1|she had “slept through the whole award.”}
----
{S1|One user, @quillonkid,} {C1|replied:} {K1|“my cat has held more press conferences than this governor”}
----
{S1|Rep. Ostrander} {C1|posted} on Tuesday {K1|that the audit was “a hit job in a cheap suit.”} He has represented the district since 2009.
----
{K1|“Ship’s horn at 3am AGAIN,”} {C1|tweeted} {S1|Colin Farrant, a baker who lives on the quay}. {K1|“I am begging you.”}
----
{S1|The Teslovian embassy} {C1|tweeted} {K1|that its staff were safe}. An hour later {S2|the ambassador, Mirek Daln,} {C2|wrote} on his own account: {K2|"We are all in the cellar. There is soup."}
----
"""

CASES["dateline"] = """
KELVANE (Northern Wire) — {K1|A fishing boat with 22 people aboard sank off the Halsa coast early Wednesday}, {S1|the coast guard} {C1|said}.
----
DUNMERE, March 4 (Northern Wire) - {S1|The central bank} {C1|said} on Tuesday {K1|that it would hold its main rate at 4.25 percent}.
----
PORT HALSA, East Marrow — {S1|Dockworkers’ leader Dara Whitlock} {C1|said} {K1|her members would walk out at midnight}.
----
OSTRELL (TNA) -- {K1|"I saw the roof lift like a lid,"} {C1|said} {S1|Rosa Fenn, 58, whose bakery stood beside the church}.
----
TESLOW, Teslovia — The road into this town runs between two minefields. {K1|“You learn to walk in the tyre marks,”} {S1|Jana Mirsky, a postal worker,} {C1|said}.
----
QUILLON, Nov. 12 — {C1|According to} {S1|a draft seen by this newspaper}, {K1|the treaty would bar foreign trawlers from the bay}.
----
MARROWBY (Northern Wire) — {K1|Four climbers missing since Saturday have been found alive in a hut near the summit}, {S1|rescue officials} {C1|said} Monday.

The four set out from Lower Quillon with food for one day.
----
ON THE VARNIAN BORDER, Feb 2 (Halsa Press) – {S1|Varnia’s army} {C1|said} on Thursday {K1|it had taken the village of Brod without a shot}. {S2|Teslovia} {C2|said} {K2|fighting continued in its eastern streets}.
----
"""

CASES["according-to"] = """
{C1|According to} {S1|the fire marshal}, {K1|the blaze began in a storeroom under the stage}.
----
{C1|According to} {S1|court papers filed in Kelvane on Monday}, {K1|the treasurer moved $2.1 million through an account in his daughter’s name}.
----
{C1|According to} {S1|Ilse Marchetti, who led the dive}, {K1|the wreck lies upright in 40 meters of water}. It was found in June.
----
The plant shut in 2014. {C1|According to} {S1|former employees}, {K1|barrels were buried behind the boiler house at night}.
----
{K1|The mayor}, {C1|according to} {S1|two people who were in the room}, {K1|threw the folder at the wall}.
----
{K1|The oldest of the skulls}, {C1|according to} {S1|the museum}, {K1|is some 90,000 years old}.
----
{K1|The company had, at the end of June}, {C1|according to} {S1|its own filing}, {K1|enough cash for nine weeks}.
----
{K1|The driver}, {C1|according to} {S1|a police report}, {K1|“smelled strongly of liquor and sang throughout the interview.”}
----
{K1|Rents in Dunmere have doubled in six years}, {C1|according to} {S1|the Tenants’ League, a campaign group}.
----
{K1|Nine in ten of the trees are dead}, {C1|according to} {S1|a survey by foresters at the University of Marrowby}. The forest covers 300 square kilometres.
----
{K1|The lift had not been inspected since 2009}, {C1|according to} {S1|records kept by the city}. Eleven people were inside when it fell.
----
"""

CASES["impersonal"] = """
{C1|It was reported} {K1|that the two leaders had dined together on the eve of the vote}.
----
{C1|It is believed} {K1|that the painting left the country in a crate of oranges}.
----
{K1|The general} {C1|is said} {K1|to have wept when the flag came down}.
----
{K1|The missing man} {C1|was last reported} {K1|to be heading for the border on foot}. He is 52 and walks with a stick.
----
{C1|It has been suggested} {K1|that the tower leans because of the old mine beneath it}.
----
{K1|The fire} {C1|is thought} {K1|to have started in a kitchen on the ninth floor}.
----
{K1|The firm has} {C1|reportedly} {K1|offered its drivers a bonus of $400 a week}.
----
{C1|It is understood} {K1|that three bidders remain}, and the sale closes in May.
----
{K1|The clerk} {C1|allegedly} {K1|took the tapes home in a lunch box}.
----
{K1|The merger} {C1|is expected} {K1|to close in the autumn}.
----
{K1|Two engines were sent to the wrong village}, {C1|it emerged} on Tuesday.
----
"""

CASES["several-speakers"] = """
{S1|The union} {C1|says} {K1|900 jobs will go}; {S2|the company} {C2|says} {K2|the figure is closer to 200}.
----
{S1,2|Ms. Rosenquist} {C1|said} {K1|the order was lawful}, {C2|adding} {K2|that it was also overdue}.
----
{S1|Hinds} {C1|argued} {K1|that the tax would hurt farmers}, while {S2|Abelard} {C2|countered} {K2|that farmers had asked for it}.
----
{K1|“He was never here,”} {S1|the barman} {C1|said}. {K2|“He was here every night,”} {C2|said} {S2|the barman’s wife}.
----
{S1|The prosecutor} {C1|told} the jury {K1|that Mr. Rezek had sold the gun}; {S2|his lawyer} {C2|said} {K2|that he had lost it}, and {S3|a neighbor} {C3|testified} {K3|that he had never owned one}.
----
{S1|Police} {C1|said} {K1|1,500 people marched}. {S2|Organizers} {C2|put} {K2|the crowd at 20,000}.
----
{S1|The minister} {C1|blamed} {K1|the delay on the weather}, but {S2|engineers on the site} {C2|said} {K2|the steel had not been ordered until August}.
----
When {S1|Walden} {C1|asked} {K1|whether the treaty was dead}, {S2|the envoy} {C2|answered} {K2|that it was “resting.”}
----
{S1,2|She} {C1|acknowledged} {K1|that the clinic had been warned twice} but {C2|insisted} {K2|that no patient had been harmed}.
----
{S1|Mayor Orme} {C1|welcomed} {K1|the ruling}. {S2|Her opponent, Luis Carrow,} {C2|called} {K2|it “a gift to landlords,”} and {S3|the landlords’ association} {C3|said} {K3|it would appeal}.
----
{K1|“We were told to run,”} {C1|said} {S1|Jana Mirsky, a postal worker}. {S2|Her sister, who had hidden in the school,} {C2|remembered} {K2|being told to stay}. {S3|The army} {C3|has said} {K3|it gave no order of either kind}.
----
{S1|Varnia} {C1|says} {K1|its planes were over international waters}, {S2|Teslovia} {C2|says} {K2|they were not}, and {S3|a fisherman who watched them pass} {C3|says} {K3|they were so low he could count the rivets}.
----
{S1|Analysts} {C1|expect} {K1|a loss of about $40 million}, though {S2|the company’s finance chief, Ada Roon,} {C2|said} on Friday {K2|it would break even}.
----
"""

CASES["denial"] = """
{S1|The governor} {C1|declined to say} {K1|whether he had read the letter}.
----
{S1|A spokesman for the airline} {C1|refused} {K1|to comment}.
----
{S1|Mr. Rezek} {C1|denied} {K1|that he had ever met the courier}.
----
{S1|The ministry} {C1|has denied} {K1|any role in the blackout}.
----
{S1|Corvane Logistics} {C1|did not immediately respond} {K1|to requests for comment}.
----
{S1|She} {C1|would not say} {K1|how much the painting had cost}. It hangs in the lobby of the company’s office.
----
{K1|“I never took a penny,”} {S1|the treasurer} {C1|said}.
----
{S1|Both teams} {C1|rejected} {K1|the claim that the match was fixed}.
----
{S1|Police} {C1|have not said} {K1|what caused the crash}. The road reopened at noon.
----
{S1|The envoy}, stepping into a car, {C1|declined} {K1|to comment}. {S2|An aide} {C2|said:} {K2|“We have nothing to tell you.”}
----
{C1|Asked} {K1|whether the bridge was safe}, {S2|Ms. Dahl} {C2|refused to answer} {K2|the question}.
----
{S1|The laboratory} {C1|neither confirmed nor denied} {K1|that a sample was missing}.
----
{S1|The chairman} {C1|never admitted} {K1|that the figures were wrong}.
----
"""

CASES["private-state"] = """
{S1|The islanders} {C1|want} {K1|the ferry back before winter}.
----
{S1|Farmers on the Levels} {C1|fear} {K1|that the new dyke will drown the lower fields}.
----
{S1|Investigators} {C1|believe} {K1|the two men met in prison}. Both were released in 2016.
----
{S1|Hinds} {C1|hopes} {K1|to have the bill on the floor by June}.
----
{S1|Many in the village} {C1|suspect} {K1|the factory of poisoning the well}.
----
{S1|The coach} {C1|thought} {K1|his side deserved a draw}.
----
{S1|Ms. Roon} {C1|does not expect} {K1|the regulator to object}.
----
{S1|Residents} {C1|worry} {K1|that the clinic will never reopen}, and {S2|some} {C2|doubt} {K2|that it was meant to}.
----
{S1|He} {C1|wished} {K1|he had kept the boat}.
----
{S1|Teslovia’s generals} {C1|had assumed} {K1|that the river would freeze}. It did not freeze until February.
----
{S1|Economists} {C1|expect} {K1|prices to rise by 3 percent this year}.
----
"""

CASES["quote-styles"] = """
{K1|«Nobody asked the fishermen»}, {S1|Ines Calloway} {C1|said}.
----
{S1|The mayor} {C1|told} Halsa Radio: {K1|« We will rebuild the quay stone by stone. »}
----
{K1|''The records were kept in a shoe box,''} {S1|Mr. Fenwick} {C1|said}. {K1|''It was a good shoe box.''}
----
{S1|Ms. Abara} {C1|called} {K1|the plan ''a bridge to nowhere, with tolls.''}
----
{K1|"It's not the height of the wave, it's the length,"} {S1|she} {C1|said}. The wave reached the church steps.
----
{K1|"They have 'lost' the file three times,"} {C1|said} {S1|Leon Abara}.
----
{K1|„We start again on Monday,“} {S1|the foreman} {C1|said}.
----
{S1|The conductor} {C1|said:} {K1|“We played the last movement in the dark, from memory, and no one missed a bar.}

The hall lost power at nine.
----
{K1|``The engine was cold when we found it,''} {C1|said} {S1|Trooper Alan Heske}. {K1|``Somebody had walked away hours before.''}
----
{K1|"We have waited long enough”}, {S1|the petitioners} {C1|wrote}.
----
{S1|Deputy Warden Iris Calder} {C1|said:} {K1|"Two of the doors were propped open with a mop.}

The third door was welded shut in 1998.
----
{K1|»The well is deep enough,«} {S1|the surveyor} {C1|said}, {K1|»but the rope is not.«}
----
"""

CASES["court"] = """
{S1|Judge Marian Aldous} {C1|ruled} {K1|that the search of the boat was unlawful}. The boat had been moored at Port Halsa for a year.
----
{S1|The appeals court} {C1|said} {K1|the jury should have been told of the second witness}.
----
{S1|The defendant’s lawyer, Piers Halloran,} {C1|told} the court {K1|his client was “a fool, but not a thief.”}
----
{K1|“You betrayed the very people who trusted you with their keys,”} {S1|Judge Okonedo-Platt} {C1|told} the former caretaker, who was jailed for six years.
----
{S1|Prosecutors} {C1|allege} {K1|that she forged 61 signatures between May and August}. The trial opens on Monday.
----
{K1|“The statute means what it says,”} {S1|Justice Renwick} {C1|wrote} for the majority. In dissent, {S2|Justice Amadi} {C2|wrote} {K2|that it “says almost nothing.”}
----
{C1|Testified} {S1|the arresting officer}: {K1|“He handed me the keys and apologized for the mess.”}
----
The inquest at Marrowby heard from nine witnesses. {S1|The coroner, Hollis Wray,} {C1|concluded} {K1|that Mr Deeks had died of cold}.
----
"""

CASES["science"] = """
{S1|Researchers at the University of Marrowby} {C1|found} {K1|that crows hid food more often when they were watched}.
----
{K1|“We drilled for nine weeks and brought up 300 meters of mud,”} {C1|said} {S1|Ilse Marchetti, the expedition’s chief geologist}. {K1|“It is the best mud I have ever seen.”}
----
{S1|The study, published in the Annals of Tidal Science,} {C1|suggests} {K1|that the current has slowed by a tenth since 1950}.
----
The probe has been silent since March. {S1|Mission controllers} {C1|think} {K1|its antenna is pointing the wrong way}.
----
{K1|The vaccine cut hospital stays by half}, {S1|the team} {C1|reported} on Wednesday. {S2|Dr. Salma Iqbal-Reyes, who was not involved in the trial,} {C2|said} {K2|the result was “encouraging but small.”}
----
{K1|The comet will not return for 4,100 years}, {C1|according to} {S1|calculations by the Kelvane Observatory}.
----
{S1|Professor Strand} {C1|cautioned} {K1|that mice are not men}. The mice weighed about 20 grams each.
----
{S1|The authors} {C1|note} {K1|that their sample was small}, and {S2|a second group, in Quillon,} {C2|says} {K2|it saw no effect at all}.
----
"""

CASES["sport"] = """
{K1|“We were second to every ball,”} {S1|coach Marit Solvang-Ek} {C1|said} after the 4-0 defeat. {K1|“I have no excuses.”}
----
Halsa Rovers have lost six in a row. {S1|Captain Joe Tansy} {C1|insisted} {K1|the dressing room was united}.
----
{K1|‘I thought it was over the line and so did their keeper,’} {S1|Tansy} {C1|said}.
----
{S1|The league} {C1|announced} {K1|that the final would be replayed on May 9}.
----
{C1|Said} {S1|winning jockey Paddy Lorne}: {K1|“I just held on and let him think it was his idea.”}
----
{S1|The federation} {C1|said} {K1|the sprinter had failed two tests}; {S2|her coach} {C2|said} {K2|she had been given the wrong cough syrup}.
----
The Dunmere Otters scored twice in the ninth inning. {K1|“That’s baseball,”} {S1|manager Rube Castell} {C1|shrugged}.
----
{S1|Ekström-Vale, ranked 112th,} {C1|said} {K1|she would not retire before the summer}. She won the first set in 22 minutes.
----
"""

CASES["business"] = """
{S1|Corvane Logistics} {C1|said} on Thursday {K1|it would cut 1,200 jobs}. Its shares closed down 8 percent.
----
{K1|“We overbuilt, we overhired and we overpromised,”} {S1|chief executive Ada Roon} {C1|told} investors on a call.
----
{S1|The regulator} {C1|warned} {K1|that the bank’s buffers were too thin}.
----
{K1|Sales of tractors rose by 6 percent in the quarter}, {S1,2|the company} {C1|said}, {C2|citing} {K2|strong demand in the south}.
----
{S1|Analysts at Brightmoor Capital} {C1|estimate} {K1|that the brand is worth $900 million}.
----
{K1|The brewer is in talks to buy its smaller rival}, {S1|three people familiar with the matter} {C1|said}. {S2|Both companies} {C2|declined} {K2|to comment}.
----
The mill has changed hands four times since 1990. {S1|Its new owner, a private fund,} {C1|promised} {K1|to keep the night shift}.
----
{S1|The chairman} {C1|described} {K1|the offer as “an insult with a ribbon on it.”}
----
"""

CASES["disaster"] = """
{K1|At least 31 people are missing after a hillside collapsed above the village of Brod}, {S1|the governor of the province} {C1|said}.
----
{K1|“The noise was like a train that never passed,”} {C1|said} {S1|Rosa Fenn, who was pulled from the cellar after nine hours}.
----
The quake struck at 4:12 a.m. {S1|The Geological Office in Kelvane} {C1|put} {K1|its magnitude at 6.7}.
----
{S1|Firefighters} {C1|said} {K1|the wind had turned twice in an hour}. By dusk the flames had crossed the river at Teslow Bridge.
----
{S1|Residents} {C1|complained} {K1|that the sirens had stayed silent}, but {S2|the civil defence agency} {C2|said} {K2|they had sounded at 2:40}.
----
{K1|“Don’t go back for anything. Not for papers, not for pets,”} {S1|Sheriff Dale Corrigan} {C1|urged}. {K1|“Go.”}
----
{S1|Aid workers} {C1|estimate} {K1|that 60,000 people are sleeping in the open}. Night temperatures on the plateau fall to minus ten.
----
{K1|The dam is sound}, {S1|the operator} {C1|said} on Monday, and {S2|state inspectors} {C2|reported} {K2|only hairline cracks}.
----
"""

CASES["war"] = """
{S1|Varnian officers} {C1|claimed} {K1|to have shot down two drones over the gulf}.
----
{K1|“They shelled the bakery at the hour when people queue for bread,”} {S1|Dr Lev Marek, a surgeon in Teslow,} {C1|said}.
----
{S1|The rebels} {C1|said} {K1|they had withdrawn}; {S2|the army} {C2|said} {K2|they had been driven out}. Neither side let reporters into the valley.
----
{S1|General Ostap Drugan} {C1|vowed} {K1|to hold the bridge “to the last man and the last biscuit.”}
----
{K1|Four shells landed near the hospital on Friday night}, {C1|according to} {S1|monitors from the Border Mission}. The hospital has 90 beds.
----
The truce lasted eleven hours. {S1|Each side} {C1|accused} {K1|the other of firing first}.
----
{S1|A senior Teslovian official, speaking on condition of anonymity,} {C1|said} {K1|the convoy had been carrying flour}.
----
{S1|Soldiers on the ridge} {C1|say} {K1|the guns start at six and stop at noon}. {K2|“Then they eat,”} {C2|said} {S2|Corporal Ane Bruun, 23}. {K2|“So do we.”}
----
{S1|The defence minister} {C1|ordered} {K1|the garrison to leave the fort}. Snow had closed the only road.
----
"""

CASES["mixed-passage"] = """
PORT HALSA — The last cannery on the north quay shut its doors on Friday, 112 years after it opened. {S1|Corvane Foods, which bought the plant in 2015,} {C1|said} {K1|that the price of tin and a run of poor catches had made it impossible to go on}.

{K2|“They told us by text message,”} {C2|said} {S2|Bettina Sorel, 49, who has worked on the labeling line since she was 17}. {K2|“My phone buzzed while I was standing next to the man who sent it.”}

The plant employed 240 people. {S3|A spokesman for the company} {C3|declined to say} {K3|whether the machinery would be sold}.

{C4|According to} {S4|the harbor trust}, {K4|the site could hold 90 apartments}. {S5|Mayor Orme} {C5|wants} {K5|a fish market there instead}.
----
{S1|Audit}{C1|:} {K1|School Roofs Were Never Inspected}

{S2|The state auditor} {C2|found} {K2|that none of the 61 roofs certified last year had been visited by an engineer}. Two have since fallen in.

{K3|“I signed what was put in front of me,”} {S3|Lyle Dunstable, the inspector named in the audit,} {C3|told} the Dunmere Courier. {K3|“I have a bad knee. I don’t go on roofs.”}

{S4|His union} {C4|said} {K4|he had been “made a scapegoat for a department that has not hired since 2011.”}

The “Roofs for Schools” fund holds $14 million.
----
The valley of the Upper Teslow has one road, one shop and, since November, no doctor. The surgery’s blue door is locked and the “waiting room” is a bench in the rain.

{K1|‘We drive to Marrowby, an hour and ten if the gates are open,’} {C1|said} {S1|Morwenna Pike, who is expecting twins}. {K1|‘I have packed a torch and a flask.}

{K1|‘My mother had me on the kitchen table and she thinks I’m making a fuss.’}

{S2|The health board} {C2|says} {K2|it has advertised the post four times}. {S3,4|Its chair, Sir Denzil Roake,} {C3|denied} {K3|that the valley had been abandoned}, {C4|saying} {K4|a nurse would visit on alternate Thursdays}.
----
Rourke fights on Saturday night at the Kelvane Dome, where 9,000 seats went in a day. {S1|Tommy “The Anvil” Rourke} {C1|has said} {K1|he will retire if he loses}; {S2|his brother and trainer, Declan,} {C2|does not believe} {K2|him}.

{K3|“He retires every spring,”} {S3|Declan Rourke} {C3|said}, {K3|“like a bear coming out of its hole.”}
----
{S1|The Border Mission} {C1|reported} on Sunday {K1|that both armies had moved guns back from the river}. Its monitors count craters by hand.

{S2|Varnia} {C2|called} {K2|the withdrawal “complete.”} {S3|Teslovia’s deputy defence minister, Hana Kroupa,} {C3|said} {K3|she had “seen withdrawals like this before, usually in the direction of our villages.”}

In Brod the school has reopened with 12 pupils. {S4|The teacher} {C4|asked} {K4|that her name not be printed}. {K5|“We do arithmetic,”} {S5|she} {C5|said}. {K5|“Arithmetic is safe.”}
----
"""

CASES["no-attribution-scare-quotes"] = """
The “sky park” on the roof of the station has two benches and a bin.
----
Shelves that once held real bread now carry “bread” in plastic sleeves.
----
The town’s ‘beach’ is forty metres of grey shingle behind the gasworks.
----
Her “office” was a plank across two barrels, and her filing cabinet was a pram.
----
After the storm, a ''temporary'' bridge went up beside the old one. That was in 1962.
----
The villa has seven bedrooms, a cellar and a "library" with no books in it.
----
Each bottle of “mountain” water is filled from a tap in Lower Quillon.
----
The «luxury» coach broke down twice between Kelvane and the coast.
----
The 'fresh' fish had crossed two oceans in a steel box.
----
In the second year of the siege the “coffee” was roasted barley and the “soap” was clay.
----
"""

CASES["no-attribution-titles"] = """
“The Brine Cart” opens on Friday at the Orpheum in Dunmere with a cast of eleven.
----
She won the Lindmark Prize in 2004 for “A Winter Without Dogs,” her third novel.
----
The band closed with ‘Leave the Lamp by the Lock’, a waltz in three sharps, and left the stage at midnight.
----
Three of his short stories, including "The Eel Trap" and "My Aunt's Clock," are set in Marrowby.
----
The exhibition “Nets and Lines: A Century of Halsa Fishing” runs until 14 June. Entry is free.
----
''The Tin Admiral,'' a comedy in two acts, had its premiere in 1911.
----
Episode four, “What the Ferryman Knew,” lasts 51 minutes.
----
His paper, “On the Settling of Fine Mud,” runs to nine pages and has been downloaded twice.
----
The choir sang ‘O Hills of Quillon’ twice, the second time without the organ.
----
«La Mouette de Zinc» plays at the Rex until Sunday, with subtitles.
----
"""

CASES["no-attribution-nicknames"] = """
Tommy “The Anvil” Rourke weighed in at 91 kilos on Thursday.
----
Eleanor ‘Nell’ Hartwick-Jones died at home in Ostrell on 3 May, aged 94.
----
The “Grey Lady of Halsa,” a three-masted barque, has lain in dry dock since 2011.
----
Hundreds of people lined Mill Lane for the funeral of Albert "Bertie" Scase, who drove the number 9 bus for 41 years.
----
Line 4, the “Worm,” carries 200,000 passengers a day.
----
Police in Kelvane arrested Goran “the Dentist” Pavlen at a car wash on Sunday.
----
Shares in the “Big Three” brewers fell by between 2 and 5 percent.
----
The Otters’ bullpen, the ‘Night Shift’, threw four scoreless innings.
----
Milo ''Mouse'' Delucci, a left-handed pitcher from Port Halsa, starts tonight.
----
"""

CASES["no-attribution-plain"] = """
The council met for two hours on Tuesday. The next meeting is on 4 June.
----
The word “quay” has one syllable.
----
Text on the old coins runs left to right in Varnian and right to left in Halsan; both alphabets have 31 letters.
----
Doors: 7 p.m. Tickets: $12. Parking: none.
----
The museum’s Speaking Clock, built in 1936, weighs two tons and stands in the hall beside the stairs.
----
"""


MARK = re.compile(r"\{([SCK])(\d+(?:,\d+)*)\||\}")
FIELD = {"S": "source", "C": "cue", "K": "content"}
OPENERS, CLOSERS = "“‘«„", "”»"


def parse(marked):
    """Marked text -> (text, attributions)."""
    text, spans, stack, at = "", {}, [], 0
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        at = m.end()
        if m[1]:
            stack.append((m[1], m[2], len(text)))
        else:
            kind, numbers, start = stack.pop()
            for n in numbers.split(","):
                spans.setdefault(int(n), {"source": [], "cue": [], "content": []})[FIELD[kind]].append(
                    [start, len(text)]
                )
    text += marked[at:]
    assert not stack and "{" not in text and "}" not in text and "|" not in text, marked
    assert sorted(spans) == list(range(1, len(spans) + 1)), marked
    return text, [spans[n] for n in sorted(spans)]


def check(text, attributions):
    for a in attributions:
        assert len(a["cue"]) == 1 and a["content"] and len(a["source"]) <= 1, text
        for field, spans in a.items():
            for s, e in spans:
                piece = text[s:e]
                assert piece and piece == piece.strip() and "\n" not in piece, (piece, text)
                for i in (s, e):  # no edge within a word
                    assert not (0 < i < len(text) and text[i - 1].isalnum() and text[i].isalnum()), (piece, text)
                if field == "content":  # its quotation marks are inside
                    assert s == 0 or text[s - 1] not in OPENERS, (piece, text)
                    assert e == len(text) or text[e] not in CLOSERS + '"', (piece, text)
        flat = sorted(x for spans in a.values() for x in spans)
        assert all(x[1] <= y[0] for x, y in itertools.pairwise(flat)), text
    flat = sorted({tuple(x) for a in attributions for spans in a.values() for x in spans})
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(flat)), text  # shared whole or apart


def main():
    here = pathlib.Path(__file__).parent
    seen = set()
    for category, block in CASES.items():
        rows = []
        for n, marked in enumerate((c.strip("\n") for c in block.split("----\n") if c.strip()), 1):
            text, attributions = parse(marked)
            check(text, attributions)
            assert text not in seen, text
            seen.add(text)
            rows.append({"id": f"{category}-{n}", "category": category, "text": text, "attributions": attributions})
        out = here / f"{category}.jsonl"
        out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
        print(f"{len(rows):4d} cases {sum(len(r['attributions']) for r in rows):4d} attributions  {category}")


if __name__ == "__main__":
    main()
