/**
 * The words that the commonest passwords are made of, gathered from general knowledge and from what stands around the
 * people who use Headway. Lower case, letters only.
 */
export const COMMON_WORDS: readonly string[] = [
  // What people write when a password is asked for.
  `password passwort passcode passphrase pass word pword pwd secret secrets admin administrator administration root
  user username guest login logon signin letmein open opensesame sesame access enter unlock default change changeme
  changeit temporary temp test testing tester sample example demo welcome hello hi hey hallo goodbye bye please thanks
  thankyou trustno trustme private personal security secure safe safety master superuser super support service system
  server computer laptop desktop keyboard internet network website google facebook instagram twitter youtube amazon
  microsoft windows office outlook teams excel apple samsung nokia iphone android yahoo hotmail gmail linkedin netflix
  world thisis this is my the and for you your our not new old one two three four five six seven eight nine ten yes none nothing
  whatever idontknow forgot forgotten remember reset again today tomorrow work works working home house money cash bank`,
  // What people love, and how they say it.
  `love loves lover loving loveme loveyou iloveyou ilove ihate hate kiss kisses heart hearts forever always never baby
  babe babygirl babyboy honey sugar sweet sweetie sweetheart cutie beautiful gorgeous lovely pretty princess prince queen
  king angel angels devil heaven heavenly jesus christ god godisgood godislove faith hope grace joy peace blessed bless
  happy happiness smile smiley sunshine sunny rainbow star stars moon sun sky summer autumn winter spring christmas
  easter birthday holiday holidays family mother father mum mummy dad daddy sister brother son daughter nan granny
  grandad friend friends bestfriend girl girls boy boys lady woman man men life live living dream dreams lucky magic
  believe unbelievable freedom justice chocolate cookie cookies cupcake banana orange apple cherry strawberry lemon mango
  peach coffee tea beer wine vodka whisky cheese pizza chicken butter pepper ginger cinnamon biscuit sausage bacon`,
  // Creatures, colours, things and stories.
  `dog dogs doggy puppy cat cats kitty kitten tiger lion monkey dragon horse horses pony rabbit bunny hamster elephant
  panda bear teddy teddybear wolf fox eagle falcon hawk phoenix butterfly dolphin shark turtle penguin spider snake
  unicorn dinosaur pussycat meow red blue green yellow orange purple pink black white brown silver gold golden grey
  rose roses flower flowers lily daisy poppy jasmine garden forest river ocean beach island mountain winter snow
  snowball snowman storm thunder lightning fire water ice diamond crystal pearl ruby emerald sapphire guitar music
  drummer dance dancer dancing singer football soccer rugby cricket tennis golf hockey baseball basketball softball
  swimming fishing racing ferrari porsche mercedes bmw audi mustang corvette camaro jaguar yamaha honda harley suzuki
  pokemon pikachu minecraft fortnite nintendo mario zelda sonic batman superman spiderman ironman hulk avengers joker
  starwars skywalker vader yoda startrek matrix harrypotter hogwarts dumbledore gandalf frodo legolas simpsons homer
  snoopy garfield mickey minnie donald disney tinkerbell cinderella scooby scoobydoo barbie hellokitty peppa paddington
  ninja samurai pirate wizard warrior knight soldier hunter killer shadow ghost vampire zombie monster maverick ranger
  player gamer winner champion legend hero boss gangster rockstar rocky rambo terminator predator alien galaxy universe
  blahblah asdf qwerty azerty fuck fuckyou fuckoff fucker motherfucker shit bullshit bitch bastard asshole arsehole
  bollocks wanker dick cock pussy sexy sex porn whore slut crap damn hell bloody sausages cheeseburger correct staple`,
  // First names, of which a dozen letters are soon made.
  `oliver george arthur noah muhammad mohammed leo oscar harry archie jack henry charlie freddie theo theodore alfie
  thomas tommy finley jacob william billy isaac james jamie joshua josh alexander alex edward eddie lucas max adam
  logan daniel danny samuel sammy joseph joe benjamin ben matthew matt michael mike mikey david dave andrew andy paul
  peter john johnny mark stephen steven steve richard robert bobby bob christopher chris kevin brian ian gary stuart
  simon martin nicholas nick anthony tony patrick ryan liam connor kieran lewis callum jordan jonathan nathan luke
  olivia amelia isla ava mia ivy lily isabella sophia sophie emily grace freya charlotte poppy ella evie daisy alice
  florence jessica jessie lucy molly megan holly chloe hannah amy emma rebecca becky laura sarah rachel lauren katie
  kate kelly lisa michelle nicole natalie natasha stephanie samantha victoria vicky elizabeth lizzie margaret susan
  karen julie jane janet helen claire nicola tracey donna sharon angela amanda louise caroline catherine jennifer jenny
  ashley ashleigh courtney danielle gemma zoe maria anna annie bella bailey buster bella barney rosie ruby teddy milo
  luna coco oreo tigger simba smokey sooty rusty patch ozzy buddy cooper murphy toby sasha misty tilly`,
  // Places, clubs and the calendar.
  `england english britain british scotland ireland wales london manchester liverpool birmingham leeds sheffield bristol
  newcastle nottingham leicester coventry bradford cardiff belfast glasgow edinburgh york oxford cambridge brighton
  plymouth southampton portsmouth norwich exeter derby stoke hull sunderland wolverhampton reading cornwall devon dorset
  somerset kent essex sussex surrey norfolk suffolk yorkshire lancashire cumbria durham northumberland cheshire
  shropshire worcestershire warwickshire staffordshire lincolnshire hampshire wiltshire gloucestershire hertfordshire
  buckinghamshire bedfordshire berkshire oxfordshire northamptonshire derbyshire severnshire severn america canada
  australia germany france spain paris berlin madrid newyork california texas arsenal chelsea tottenham hotspur spurs
  liverpoolfc manutd manchesterunited manunited mancity mancityfc everton astonvilla villa westham newcastleunited
  leedsunited rangers celtic barcelona realmadrid juventus united city rovers wanderers forest gunners redarmy ynwa
  january february march april may june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday weekend quarter morning evening night`,
  // The work itself.
  `headway council councils county borough district children childrens child childrensservices childrenservices services
  socialwork socialworker socialcare social worker care caring safeguarding safeguard protection ofsted inspection
  inspector improvement improve improving requires inadequate outstanding good better best board director manager
  assessment referral mash earlyhelp fostering adoption adopt section conference review audit scorecard performance
  analyst report data education school teacher health nurse doctor police hospital department government`,
].flatMap((line) => line.trim().split(/\s+/));
