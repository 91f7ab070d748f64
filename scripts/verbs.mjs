/** Words that a function's name may begin with, and words that it should not end in. */

const VERBS = `
    accept acquire add advance advise allow analyze answer append apply are argue ask assert assign assume
    attach authorize await be begin bind block boot bound break bring build bundle calculate call can cancel
    capitalize capture change check choose classify clean clear clone close coerce collapse collect combine
    compare compile complete compose compress compute concat configure confirm connect construct consume
    contain contains continue convert copy count cover covers create cut debug declare decode decorate
    decrypt dedupe deduplicate defer define delay delete deliver denote depends derive describe deserialize
    destroy detect determine diff disable disconnect discover dispatch display divide does download drain
    drop duplicate emit enable encode encrypt end enqueue ensure enter enumerate equals escape estimate
    evaluate examine exceeds exclude excludes execute exists expand expect explain export expose extend
    extract fail fallback fetch fill filter find finish fit fix flatten flush fold follow follows forbid
    force forget format forward free freeze gather generate get give grant group guard guess halt handle has
    hash have highlight hold identify ignore import include includes increment indent infer init initialize
    inject insert inspect install interpolate interpret intersect invalidate invert invoke is isolate
    iterate join keep keeps kill launch lay leave leaves link list listen load locate lock log look lookup
    lower make mangle map mark mask match matches may measure memoize mention mentions merge migrate mock
    modify move must mutate narrow needs negate nest next normalize note notify observe obtain occurs omit
    open order overlaps override pad parse partition pass patch peek perform permits persist pick pop
    populate post prepare prepend preserve prevent preview print probe produce prompt propagate protect
    prove provide prune publish pull push put qualify query queue quit raise randomize reach reaches read
    reads rebuild receive recognize record redact redirect reduce refer references refers refresh refuse
    register reject rejects release reload remediate remember remind remove rename render renew repeat
    replace replicate reply report represent request require requires reserve reset resolve respond restore
    restrict resume retain rethrow retry return reveal reverse revert reword rewrite rotate round run
    sanitize save say scan schedule search select send serialize serve set settle share shift shorten should
    show shut sign simplify simulate skip sleep slice solve sort spawn split spread start starts stop stops
    store stringify strip stub subscribe substitute subtract suggest sum summarize supply support supports
    surround suspend swap switch sync take takes tally tell terminate test throw to toggle tokenize touch
    transform translate traverse treat trim truncate try turn unescape unify union unlock unmask unpack
    unquote unregister unset unwrap update upload upper use uses validate verify violate violates visit wait
    walk warn was wire wrap write yield
`;

const PREPOSITIONS = `
    about above after against among around as at before behind below beneath beside between beyond by down
    during for from in inside into like near of off on onto out outside over past since through to toward
    under until up upon via with within without
`;

export const verbs = new Set(splitList(VERBS));
export const prepositions = new Set(splitList(PREPOSITIONS));

function splitList(text) {
    return text.split(/\s+/).filter(Boolean);
}
