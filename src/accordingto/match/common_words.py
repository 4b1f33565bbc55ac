"""How common words are in news. Counted by `python -m bench.stories words`; not written by hand."""

DOCUMENTS = 1155
BANDS = {
    0: """
and for in is of on that the to
""",
    1: """
about an are as at be been but by from has have he his it new not said they this was who with
""",
    2: """
after all also can candidate clinton do donald first had her hillary if into just more most no one or other out over
people president presidential republican say she so some state than their there time trump two up we were what when
which will would year you
""",
    3: """
against american any back because before both campaign come could country day democratic did during even former get
going him how its last like made make many may month national now only our party political right should since support
take them think those very want way week well where while
""",
    4: """
according america among another around attack being bernie between call called change democrat don't down election far
go good government group here house including interview issue know leader left long me member million much my need next
nominee number obama off own part percent point policy primary public question race same sander saying secretary see
sen senator show still such then these thing three through told tuesday under united us vote voter washington whether
white win work world york
""",
    5: """
added again ago already asked away become behind believe best better big bill came case chief clear comment
conservative continue cruz debate decision director doe doesn't doing done earlier early effort end enough event every
fact family federal few florida found four full general give gop got great help home however i'm important job john
later law lead least less likely little live look lot major making mean media might monday money mr name nation never
night nomination office official once past place plan poll problem put real really recent run second security service
set several side something statement supporter system ted though thursday today too took top trying university use used
we're wednesday went why without wrote yet your
""",
    6: """
able across act action administration ahead almost along although alway announced appear barack based became began
bring bush business calling can't care center city claim close coming committee community company concern conference
congress contest continued control convention court current deal decade department despite didn't different each
economic either email especially ever executive expected face feel fight find five force foreign free friday friend
front-runner future given gov governor hand hard having head held high himself history hold hope hour idea immigration
include information instead interest international iowa july june keep kind known large late leading leave led let life
line lost majority man march marco matter meeting message moment morning move muslim must nearly november often open
opportunity order organization outside pay person personal politic position possible post power press private process
provide rally rather reason recently record released remain report reported reporter resource response result rival
role rubio running saturday seem seen senate sign social south speak speech start stop story street strong sunday taken
taking talk tell term texa they're thought together toward turn twitter understand until using vermont victory view
wall war whose within women won word working
""",
    7: """
abstract account actually address adviser aide air allow ally am answer anyone anything appeal appeared apple april
area ask associated attempt attention bad battle ben benefit beyond biggest billion billionaire black board border
build building california candidacy cannot carolina cause chairman challenge chance charge children choice chris
citizen cnn college com common congressional consider cost course criticism crowd cut david death decided delegate
described difference difficult dollar due east economy eight elected else establishment everyone everything evidence
example experience failed fall father favor fear field figure final financial firm focus follow following fox further
gave george getting ground growing guy half hampshire happen health helped higher host i've immigrant independent
individual involved isn't january jeb justice kasich key killed largely latest leadership legal level liberal list
local longer looking manager mark market meet men met middle military minute movement needed network north note noted
nothing offer ohio old opponent paid particularly paul perhap play police politician popular potential presidency
presumptive probably program quickly raised read received release remark rep represent return rise risk rule school
seemed senior sense sent share short shot showed showing significant similar single six small someone son soon source
speaking special spent spoke spokesman staff stage stand started step strategy suggested super supporting sure talking
team television telling terrorism terrorist text th themselve third thousand threat total trade tried try turned tweet
union value vice video violence voting wanted whom wife winning woman won't worked worker wrong year-old you're young
""",
    8: """
ability above access accused activist adding additional advantage advocate age agency agenda agree agreed agreement
allowed alone amount ap appearance approach argued argument attorney attribute attrn audience authority available
average ballot ban bank base becoming begin beginning bid bit blank book born break brought built businessman capital
carson cast caucuse central certain certainly child civil class clearly communication compared considered contrast
conversation county create created crisis critic critical criticized currently daily data daughter december decide
declared declined defeat defense detail development died direct directly discussion district document donor dozen
dropbox effect electorate employee ended endorsed endorsement entering entire everybody expect expert expressed facing
fbi february fellow finally firefox focused followed fork form forward freedom front fund gain game generation giving
global goal goe gone greater growth hall happened hasn't hear heard hearing heart herself hit hm holding hundred
husband il illegal image immediately impact included increase increasingly industry influence intentionally
investigation islamic issued itself jame jersey joined judge lack language largest lawyer leaving letter living lose
loss love low mac main margin mass material maybe measure mexico michael mike mind minority mother moved moving mozilla
mrs near newspaper none october offered officer online opening operation opinion opposed opposition org os overall pac
page parent particular path pennsylvania percentage period phone pick planned played playing pledged politico polling
poor population powerful present pressure previous previously price priority professor progressive project promise
proposal proposed protect provided publicly published push putting quarantine quite radio raise rate reach ready
reality referring reform relationship remember repeatedly representative request require research respect respond
responded rest returned rhetoric room san saw secret seek seeking september serious serve served server sery seven
shooting signed simply site situation solution sometime sort sought speaker specific spend spending ss standard
standing star stay strategist strength student study subject success suggest summer supported survey target tax test
thank throughout tie tough town track trail true tv tweeted ultimately victim visit vj voice voted wage wasn't watch
we've weekend west whole willing wouldn't yes άp
""",
    9: """
abc abortion absolutely accept acknowledged activity ad add addition affair afternoon agent aggressive aimed analysis
analyst announcement apparently aren't argue arizona arm army article asking assault association attacked attacking
august author avoid backed backing beat behalf believed below bigger block body boy bringing brother buy camp
campaigning car card career carried carry caucus caused century ceo chair challenging changed changing charged check
china choose christie cited claimed cleveland climate closed closely closer club coalition colleague commercial
commitment committed completely concerned concluded condition conducted conflict connection consequence contender
continuing contribution controversy core couldn't council cover credit crime criminal crucial culture cycle dangerous
date dead deep defend degree deliver delivered demand democracy denied describe determine direction discuss donation
door doubt draw drew drive dropped earned easily eastern easy editor education effective endorse energy enforcement
ensure enter era estate europe european evening eventually exactly exchange exist expand expectation explain explained
eye facebook faced factor failure fair familiar favorite feeling felt fighting file filed finance finding fire fired
floor forced foundation founder france fully fundraising gap generally gun hate he'll helping highly hill hopeful huge
human identified incident income increased indiana inside instance institute institution intelligence intended
introduced investment iraq isis island jeff joe join journal keeping kept kid knew labor land larger launched lawmaker
lawsuit learned legislation light longtime looked losing lower management martin maryland massachusett massive mayor
meant meanwhile mention mentioned mexican miami minister mission mistake mitt modern mogul mostly ms msnbc multiple
named natural necessary negative neither nevada nine nobody nominating nor nuclear offering opened oppose option
original otherwise outcome paper paris partner passed per performance philadelphia photo picture piece plane planning
platform pointed politically positive possibility posted practice presence pretty prevent principle prominent promised
prospect protest prove pushed pushing radical raising ran rating reached reagan receive recognize reflect refugee
refused region registered relation relative religion religious remained remaining required responsibility responsible
retired revealed review revolution richard rising robert romney roughly ryan safe sale save scandal scene scheduled
science scott season seat secure send separate session shared shift shown simple smaller society somebody sound
southern specifically speeche split st stake stance starting stated status steve stood strongly struggle successful
suggesting supreme surprise swing talked technology ten thinking tone traditional trip trouble trust truth turning
twice type unlikely upon urged usa usually various version veteran via virginia wait warned water weapon website
western whatever widely william winner wisconsin worried worry worse worst worth write writer written younger
""",
    10: """
abroad accusation achieve acting active actor admit adopted ads advice affordable african aim airport al alabama
alleged allowing alternative ambassador amendment amid amp angele anger angry annual anonymity anti-trump anxiety
anybody apparent approval apw arguing arkansa arrived art asset attended award backer background bar basis beach begun
behavior belief benghazi biden birth blame bob bomb bombing boost brand breaking breitbart brief broad broadcast
broader broke budget capitol carly cash castro caught cbs channel character charle chicago chinese chosen christian
church circle circumstance citing claiming classified closing colorado column commission compete competition
competitive complete comprehensive computer conclusion considering constitution constitutional content contested
contract controversial corporate correct count couple coverage creating cuba cuban cultural cx damage danger de dealing
debt deeply defended demonstrate deputy deserve design designed determined developed digital diplomatic discussed
dismissed display dispute divided division doctor domestic dominated double dr drawing drawn drop drug earning edge
effectively elite elizabeth elsewhere embassy embrace emerged ending enemy engaged english entered enthusiasm
environment equal eric error estimate estimated exception existing exit expanded experienced extreme extremely fail
faith false fan fast feature feb fee fell female fewer fifth fine finish fiorina fit flag flight folk follower fought
founded frustration fuel funding gained germany giant god gotten grand greatest green grew grow handling happy harder
harry haven't he'd heading headline headquarter heat heavily highest hispanic historic hoped hoping hosted hotel hurt
i'd i'll identify identity ii illinois importance impossible improve increasing indeed indicated inequality influential
infrastructure initial initially insider insisted insult interested interesting internal internet interviewed investor
jan jim johnson joint journalist jr judgment kelly killing king knowledge lady latino learn legacy lesson liar liberty
libya lie limited link lived location los mainstream maintain manhattan marked match mate mccain meaning michigan mile
minimum model moderate momentum murder music nationally nationwide nature nbc necessarily nice noting notion numerous
obviously odd oh older ongoing onto orlando outsider oversea owner panel park partnership pass paying peace personally
peter picked placed player please plus pointing pollster popularity populist possibly potentially praise praised
predicted prefer prepared prime product professional profile progress promising prompted property protection protester
proud proved providing purpose pursue quality quarter questioned quick racial racist range rank rare reaction receiving
red reference regular regularly regulation rejected related relatively repeated replied reporting represented
reputation resident revenue rich rick road roll ronald root rose round route ruling russia russian safety scrutiny sea
search seeing sell sending sept seriously serving shortly shouldn't signal sit sitting size skill slightly smart
so-called socialist sold space spoken spokeswoman spot spread spring staffer station stopped store strategic stronger
struggled style suggestion superdelegate supposed surge surrogate syria syrian table tactic targeted task taxe
temporary territory terror theory they've thoma thus ticket tim tom topic tour train travel truly turnout typically
unclear understanding undocumented unique unity unless unusual update user vast violent virtually vision volunteer
vowed waiting wake walk warning watching wave we'll wealthy welcome wide wing wish writing you've
""",
    11: """
academic accepted accepting achievement acknowledge actual addressed addressing admitted adult advance advanced
advertising advocacy affect affected afford africa african-american aggressively aid airbus aircraft airline allegation
alliance alongside andrew announce ap-ny apart appearing application apply appointed appropriate approved arab arena
armed arrest arrested arrive asia aside aspect assessment assistance assistant associate assume assured atlantic
attempted attend attendee attitude attract aug avenue aware badly balance barely barrier basic basically battleground
bay bear beating beautiful bernardino beside bipartisan birther blamed blasted bloomberg blow blue boat boeing bold
boston bottom brian bridge briefly british broken brooklyn brown buffalo bureau businesse buying cable calendar calif
camera campaigned canada capacity capture captured careful carrying catch category catholic celebrated celebrity
ceremony challenged challenger chamber champion chao cheer choosing chose chuck citizenship client coast code cold
collapse color columbia combat comey commander communist comparison competing complained complaint completed complex
complicated compromise conduct confidence confident confirmed congressman connect connecticut consistent constant
construction consultant consumer contact context contributed contributor conventional cooperation corey corner
corporation counsel counted counter covered crazy creation credibility criticizing custody customer cutting dan dark
deadline debbie dec decline defeated defending deficit defined definitely delay delivering demographic demonstrated
demonstration denounced depend depending deportation des desire desperate detailed developer devoted die difficulty
diplomat directed disagree disaster discovered distance diverse diversity divide divisive dnc downtown dramatic dream
driven driver driving drove duty dynamic easier economist editorial edt electoral element elian embraced emotional
encourage encouraged encouraging engage enjoy enjoyed enormous enthusiastic entirely environmental episode essentially
established evangelical everywhere except expanding expansion expensive explanation express extend extended extent
extremist facility factory fairly fallen falling famous favorable favored feet fidel fierce filing fill filled film
finished fix fla fly focusing food formal formally forth fortune forum fourth fraud french frequently fresh friendly
frustrated fun function fundamental fundamentally fundraiser gary gas gathered gathering gay gender georgia german girl
gonzalez graham grant granted grown guarantee guard guest handful handle happening hardly harsh havana headed heavy
hell high-profile highlight hired hitting honest honor housing huckabee huffington i-vt ideology ignore ignored
illegally imagine immediate improvement incumbent independence indicate initiative injured insist inspired insurance
intend intense investigator invited involvement involving iran islam israel jason jet jewish joining joseph josh
journalism juan judicial kennedy kentucky kenya kerry kill knowing laid las launch lay learning lee legislative
lewandowski limit lindsey linked listen literally loan located locked london losse louis magazine maintained managed
manufacturer map marriage married matchup math medical membership memo memory method michelle migrant miguel missing
mixed moral movie myself narrative narrow native nato negotiation neighborhood net neurosurgeon neutral newly normal
notable nov nyt o'malley obtain obtained occur occurred offensive officially oil okay openly operating operative
opposite ordered organized organizing outlet overwhelming overwhelmingly pace painting participant participate partisan
passion perception perfect performed perspective phrase plant pledge plenty poised posed poverty preparing primarily
prior prison privately procedure proceed produce produced production profit promote promoting prosecutor provision pull
purchase ql qualified questioning quote rand reaching reader reading realize reasonable recalled recession recognition
recognized reduce reduced referred refusal refuse regard regarding regardless regime regional register reid reject
reliable relief rely reminder removed replace replaced reportedly representing republic requested requirement
resolution respectively responding returning reuter reveal reward rnc rock rolled ron ruled sat saving scale schedule
scientist score screen sean sector seemingly select selling sensitive sentence sentiment serial setting sexual shape
sharp shut signature significantly sister skeptical slow smith software soldier solid somewhat sorry spirit spotlight
square stayed staying steven stock stretch strike strongest struck structure struggling stuff stump subsequent
substantial succeed suddenly suffered suit surprised surprising suspect tanzania targeting tea teacher telephone tend
tension tenure terrible theme therefore threatened tied tight title tomorrow tonight tool totally touch tower tradition
tragedy training transition treat treated tremendous trend trial troop tweet-id typical unable undermine unemployment
unfair unite universal unknown unlike unprecedented upcoming updated upset urging usual variety vega vehicle viewed
viewer violation visited vulnerable walked walking warren watched weak wealth wearing weaver web weekly welcomed
weren't whoever widespread wind window witness wonder working-class worldwide wounded yesterday you'll zero zone
""",
    12: """
absolute abuse acceptance accurate acted adam advise advised afghanistan afraid afterward airing airplane alex alive
allegedly allegiance amazing ambition ambitious ann announcing answered anthony anti-establishment anti-immigrant
anymore anywhere appealing applauded applause applied appointment appreciate approache array arrival arriving asian
asserted assertion assist asylum attending attracted attributed authorized baby band banking banning bearing belong
belt benefited bet blast blocked blue-collar bought bound breakfast britain broadly broker burden bus canadian cancer
capable carefully carter casting celebrating celebration centrist chairwoman chapter charlie cheered chelsea christma
cia circuit cite civilian classic clean clinch clinic closest co-founder collected collection columnist combined
comeback comfortable commanding commerce commissioner compelling competitor concept concerning concession conclude
concrete condemn condemned conducting confront confrontation connected consensus considerable consideration
consistently constantly constituency consulting contain contrary contributing convince convinced copy corp counting
covering crack crash credential credible criticize critique cross crossed crossing cuban-american dalla damaging daniel
deadly dean decisive declaration declare declaring dedicated deemed deeper defeating define delegation demanded
demanding denouncing deny departure deport describing description destroy determination devastating develop developing
device dictator differently digit dinner disagreement disclosed disclosure discourse discovery discrimination
discussing distant distinction dog dominate draft dropping eager earn earnest earth echoed edward elder elect eligible
emailed embracing emergency emerging emission emphasis emphasize empire employer employment empty endorsing engagement
england ensuring equally equivalent erupted es essential est establish ethnic euro eve evil exact exclusive exercise
exile expense explaining exposed extension extensive extra extraordinary failing famously faster fate fault featured
fed fighter firearm fled flew flow flying foot forcing forget formed frame frank frankly fueled gaining gather
generated genuine gift glenn globe golf google graduate grass-root guardian guess guilty hadn't handed harm hatred
hedge hey highlighted highlighting historical historically hollywood homeland hometown hopefully horrible hospital
hostile hot household howard hub humanity id idaho ideal ideological implication improved improving inc incentive
incite incredibly india industrial inevitable inner innocent inquiry ins insight insurgent intent intention interaction
introduce introduction invasion invest invested investigate investigating investigative involve iphone iranian jack
jake janet japan jennifer jew joke jon jone judiciary jump kevin killer kingdom kitchen korea la label laugh laying
legitimate lengthy leverage lifetime lift liked listed listening lobby lobbyist lock long-term loretta loser loud
louisiana loved lynch machine mail mainly maker male manafort manage managing mandate manner manufacturing marine
marking mary massacre matt mcconnell meantime measured megyn militant mill millennial miller mine ministry minnesota
minor misogynist miss missed missouri mitch mix mobile mocked modest moine moreover museum nairobi narrowly
naturalization navy nd negotiating neighbor neighboring nevertheless nightclub nominate nominated nonetheless norm
northern notice noticed novel nurse objective obligation observed observer obstacle obvious occasion oct ok oklahoma
oldest opposing optimistic orange organize organizer originally ought outreach outright outstanding oval overcome
overhaul owned pain pair palestinian palm parliament participation partly passage passenger passing pat patrick pattern
payment pence perceived perform permanent personality personnel persuade phase photograph physical picking pivot
pivotal planet podcast poland portion portrayed pose prayer precedent precinct predict preference preferred prepare
presented pressed priebus prize probe proof proper proposing protected province pulled pursuing putin quiet quit quoted
r-fla r-texa racism rallying rampant rapid rapidly rapist rarely re-election realclearpolitic realistic recommend
recommendation recommended reflected reflecting refusing registration regret reince reiterated releasing relevant
remarkable remind reno rescue researcher reserve resign resistance resolve respected restaurant restriction resulted
retail revelation revolutionary rhode rifle rigged risen river rodham roger row rural rush sad saudi scan schultz
section securing segment seized selected selection self-described settle settled settlement severe sharing she'd she'll
shifted shifting shocked shop shore sick sight silver sizable slot slowly somehow somewhere song soviet spanish speed
sport standard-bearer stark statewide stating statistic steel stephen stepped stick stone stopping straight stream
strengthen striking string stuck studied stunning successe successfully successor suffer sullivan sum summit supply
surface surrounding surveyed survive survived susan suspended sustained sway sweeping tank teaching tear technical
televised temperament temporarily tennessee testimony testing theater they'll threaten threatening threshold throw
throwing thrown titled touched tougher trading traffic trailing transcript transfer transgender transportation traveled
traveling treatment trillion trusted turkey two-third uk ultimate uncertainty undecided underscore understood unfit
unfortunately unify unit unveiled upi urban vacation valley valuable venture venue versus violated visa visiting vital
vladimir vocal vow walker wasserman weakness wear weight wild willingness winter wonderful xenophobe xinhua yield
yourself youth
""",
    13: """
abandoned abedin absence academy accident accompanied accomplish accomplishment accord accountable accuse accusing
achieved acknowledging actively addresse admission admitting adversary advising advocating affiliate afp afri aftermath
aired airliner airwave alan alarmed alaska albright aligned alike alleging alter altogether amazon amnesty amy anchor
ancient anderson angela angered animal anita anniversary annually answering anti-abortion anticipated antonin anytime
anyway apartment apologize apologized app approached approximately arranged arrangement artist aspiration assembly
assert assess assigned assumed assuming assumption assure atmosphere attacker attempting attendance audio authoritarian
auto aviation avoided avoiding await awarded awful awkward axelrod ayotte backlash bag bailout baker balanced ball
banker banned bargain barnett barring barry bash bathroom battled beaten beer beijing believing bench benjamin bia
biased bin biography bitter bloc blocking blog blood blunt boast boasted bomber bond boo booed boss bowl box brain
breakthrough briefing brit brooking bruce brussel bullet bully buried burn busy buzzfeed canceled cap capability
captain carbon careless carlo casino causing caution cautious ceiling celebrate cent centre chain championed
championship chant chanting chaotic characteristic charity charleston charter chase cheap cheaper cheering childhood
christopher clarity clash clip cloud co-host coal collect collecting collective collin combination combine comfort
command commentary commentator commit comparing compound conceded concert condolence confidential confirm confronted
conscience conservatism conspiracy contacted contained containing contemporary contention contentious contractor
contradict contribute controlled convicted conviction convincing cook cool correction corruption costly counterpart
coup coupled courage craig creative crew crushed cry ct currency custom czech dad dakota damaged dar database dating
dave davis decent deciding default defensive definition delaware delayed deliberately delivery dem demonstrator denying
deployed deported depth descent desk destination destroyed destruction determining detroit dick diego differ dig
disappointed disastrous discipline discover disease dislike dismantle distinguished distributed dividing dominance
dominant don donated double-digit doubled dougla download drama dressed dubbed ear ease echoing economically ed editing
educational efficient electing electronic eliminate eliminated eliminating emanuel embarrassing emerge emphasized
emphasizing employed enable engaging engine engineer engl enterprise entertainment entitled entity entrance
entrepreneur entry equality equipment escape ethnicity evenly eventual excellent excessive excited excitement exciting
exclusively execute existed existence expecting experiment explicitly exploit explosion expose exposure expression fake
fallon fame fantastic fare farm fashion featuring federation feed fence fiction finger finishing firing fiscal flat
flawed fleeing flip flood flower focuse foe follow-up footage football forceful forcefully forecast foreigner forever
formidable fort founding fracking francisco freely frequent fringe frontrunner fulfill full-time funded funny gang
garnered gate gen general-election generate generating generous getty gingrich glad glass glimpse gold golden goldman
gonna gore governing grab gradually graduation grass grassley grassroot great-uncle greatly greek greeted gross guide
hacker hair half-dozen halt hamilton handled hannity harvard hat hawaii healthy heated height helm helpful henry
heritage hero hewlett-packard hide highway hike hint hire hiring hole holiday homicide honesty honored horror horse
hostility hosting houston huffpost hugh huma hungary hurdle hurting ian ice icon identifying ignorant iii ill
implemented import impose imposing impressed impression impressive inability inappropriate incendiary incredible indian
indication indicted indictment informed inspector inspire instinct intellectual interpretation intervention introducing
investigated investing invitation ipod isil islamist italy item itune ivanka jackson jacob jail jane japanese jeffrey
jerry jihadist jimmy joel joked jonathan journey jumped jurisdiction jury justified justin kaine kansa ken kenyan kim
knock knocked koch kopp korean lake landed landing landscape lang larry lasting latin launching lazaro league leaked
lean leaning legally legislator legislature len length letting lewis liability libertarian library license lifted
likelihood likened limitation limiting lincoln lined listened literature lobbying looming loophole lord loudly lowest
loyal lunch lying madeleine magic maine manchester marc master matthew meaningful mechanism medicaid medicare medium
memoir memorial mere merely merit mess messaging metropolitan microsoft middle-class midnight midst midwest migration
milwaukee minus mirror misleading missile mississippi mocking mode moderator mom monitor monitoring mood mortgage
moscow mosque motion mount mountain mouth movy murphy murray muscle namely naming nancy nasty nationalist nazi nearby
negotiate nervous newest newt nick nixon nonprofit normally northeast notably nowhere obamacare object observation
occasionally occurring offense olympic one-on-one operate optimism orc ordinary oregon ourselve outrage outrageous
overnight oversee oversight pack package packed pact painful paint palmieri panic parallel parenthood partial
participated participating passionate pastor patient patriot pause peaceful peak peer pending pentagon persistent
persuaded phil phillip philosophy physician pic piled pipeline pitch plain pleaded pleased pocket polled pool populous
port portray positioned poured practically pragmatic predecessor predicting prediction preserve pressing prevail
prevented preventing preview pride prime-time principal print prisoner pro pro-clinton proceeding processing producing
profound projected projection promoted prompting pronounced propaganda properly proponent proportion propose prosecuted
prosecution prosperity prosperous protecting protesting proven provider provocative publication publisher punch pundit
punished purchased pursued qualification queen quietly quo railed rallied ranking rattled rd react realdonaldtrump
rebuild recall recalling reception recovery reducing reduction reelection refer referencing reflection reg rejection
relentless relied reluctant remembered reminded reminding remove renewed repeal repeat repeating replacement requiring
reserved residence resignation resolved resonate resort respondent restricting resulting retain retirement reverse
reversed rice rid ride right-wing rob robust roman ross routinely roy royal rust sach sacrifice salaam sam same-sex
sample sanction sand santorum sarah satisfied saved scalia scare scared scenario scholar schumer scope scored scramble
seal searching second-place secured sensitivity sex shadow shake shall shareholder sharply shield ship shirt shock
shook shopping shouting shy sideline signaled significance silence similarly simultaneously singapore singer
single-payer sixth skepticism skin sky sl slam slammed slaying sleep slepian slogan smile sniper snow soil solidarity
solve sooner sophisticated soul sounded spain spanish-language speculation sponsor sponsored spotted spouse stability
statute steadily steady steep stem stiff storm strain strait strange streak stressed strict stronghold stupid submitted
subsequently substantially substantive subtle suburb succeeded sudden sue sued suffering sun supportive surprisingly
surrounded surviving suspected suspend suspicion sustainable swept switch symbol sympathy t-shirt tackle tally tampa
tap tariff taste taught taxpayer tech technique teenager temperature tendency tested testified thanked they'd
third-party three-quarter thwart tide timing tiny tip tired todd toll tourist touted tracking traded traditionally
tragic trailed trans-pacific transform translate treasury treating treaty tribute trigger triumph troubled truck tube
tuition turmoil tweet-author tweet-date tweeting ugly ukraine unacceptable unaware uncertain underdog undermining
unexpectedly unfavorable unifying unpopular unqualified unusually upper ur urge urgent utah van vastly vetted viable
vice-presidential vietnam village violate violating viral virtual virtue visitor voiced volume vs vt vulnerability
vying walter wanting warming wary waving weigh weighed welfare well-known wider wikinew wildly winner-take-all wise
wishe withdraw would-be wound ws wstm xenophobic xie yahoo yorker you'd youtube
""",
    14: """
abandon aboard abraham absent absurd accessible accommodation accountability achieving acquired actress adequate
adopting aging agriculture alarm allen anonymous apology applying approaching approve architect assurance attracting
attractive australia automatically barbara bare basketball battling beache bennett berlin bigotry bobby boycott brave
bright bruising brutal bust cabinet cardena cellphone characterized chemical chip civic classe clinched clinging clothe
clothing coffee cohen colin comedian commented committing concentration continent correspondent corrupt cuomo curb
dealt dear decried defender deleted demonstrating denial desperately detailing devine diplomacy disappointing
disappointment disgrace dispatched disruption distraction domain duke eat edition eighth elementary elevated enforce
enthusiastically equity etc excuse expertise explore explosive expressing extremism facilitate faction fatal
favorability favorably fec festival feud first-in-the-nation first-term fleet ford foremost friendship garland giuliani
govern graphic grasp greg guideline gulf hacking hardest headache heightened historian ignoring importantly inaccurate
inclusive incremental inevitably inflation insisting inspiring instantly insulting integrity inviting invoked iron
israeli italian jerusalem jose justify keynote khan kicked lacked laden landmark landslide lapse laughed laura licensed
lied linking longest loom loyalty luck marketing mental merkel merrick mid mitchell monica monthly mook moore motivated
necessity nra ocean onstage op-ed opted osama outlined outspoken overturn pacific pakistan parking passe pathway
peacefully penalty performing permit petition phoenix photographer pig pilot placing plaintiff plaza polite populism
post-abc potent prevailed producer prolonged promotion propel proposition qualify quarter-century rape reacted
reasonably rebel rebuilding recipient reckless reconsider recording recruit referendum refrain relate reliably renew
rent rescued resemble resigned retailer richest ring risky robby rolling roosevelt rumor sank scathing script seize
sexism shaking shaped sheet shouted shrink signing skip slate slip solely speechwriter spin spy stable stamp steering
sticking stimulus stir stride suicide suite summary supposedly tad tale tanzanian taylor teach technically terry tex
threw tolerance toy traction transaction transformation transparency truman twin tycoon undercut unexpected unveil
urgency va vowing warm watchdog wherever wilson wisdom wyoming yard yeah
""",
}
"""Words, by how rare: a word of band n stands in one document of 2 ** (n / 2)."""
