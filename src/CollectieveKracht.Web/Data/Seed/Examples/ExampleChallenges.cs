using Bogus;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Web.Data.Seed.Examples;

/// <summary>
/// Lets collectives recognise challenges as often as the report's respondents did; see challenges.yaml. Its numbers are of
/// 59 respondents, so each stands for as many collectives as there are examples to a respondent.
/// </summary>
internal sealed class ExampleChallenges(Randomizer random, ExampleVocabulary words, DateTimeOffset now)
{
    private const int Respondents = 59;

    private readonly List<CategoryFacts> _categories = ExampleFiles.Read<List<CategoryFacts>>("challenges.yaml");

    public List<Recognition> Recognise(List<Collective> collectives)
    {
        var perRespondent = collectives.Count / Respondents;
        var recognised = new List<Recognition>();
        foreach (var category in _categories)
        {
            var facing = ChooseWhoFaces(category, collectives, category.RecognisedBy * perRespondent);
            var byChallenge = category.Challenges.ToDictionary(
                challenge => challenge.Key,
                challenge => Choose(facing, challenge.Value * perRespondent, [.. category.Cross.Where(cross => cross.Challenge == challenge.Key)], collectives));
            GiveEveryoneOne(facing, byChallenge, [.. category.Challenges.Keys.Except(category.Cross.Select(cross => cross.Challenge))]);
            recognised.AddRange(byChallenge.SelectMany(pair => pair.Value.Select(collective => ToRecognition(collective, pair.Key))));
        }

        return recognised;
    }

    /// <summary>Leaves out as many as face nothing in this category, but keeps enough of each group that a figure is about.</summary>
    private List<Collective> ChooseWhoFaces(CategoryFacts category, List<Collective> collectives, int count)
    {
        var facing = collectives.ToList();
        foreach (var collective in random.Shuffle(collectives))
        {
            if (facing.Count == count) break;
            if (category.Cross.All(cross => !IsIn(cross, collective) || facing.Count(other => IsIn(cross, other)) > Number(cross, collectives)))
                facing.Remove(collective);
        }

        return facing;
    }

    private List<Collective> Choose(List<Collective> facing, int count, List<CategoryFacts.CrossFacts> crosses, List<Collective> collectives)
    {
        var shuffled = random.Shuffle(facing).ToList();
        var chosen = new List<Collective>();
        var settled = new HashSet<Collective>();
        foreach (var cross in crosses)
        {
            var missing = Number(cross, collectives) - chosen.Count(collective => IsIn(cross, collective));
            var group = shuffled.Where(collective => IsIn(cross, collective)).ToList();
            chosen.AddRange(group.Where(collective => !settled.Contains(collective)).Take(missing));
            settled.UnionWith(group);
        }

        chosen.AddRange(shuffled.Where(collective => !settled.Contains(collective)).Take(count - chosen.Count));
        return chosen;
    }

    /// <summary>Who was chosen for nothing takes a challenge over from one with several; the numbers per challenge stay.</summary>
    private void GiveEveryoneOne(List<Collective> facing, Dictionary<string, List<Collective>> byChallenge, List<string> free)
    {
        var ticks = byChallenge.Values.SelectMany(chosen => chosen).CountBy(collective => collective).ToDictionary();
        foreach (var bare in facing.Where(collective => !ticks.ContainsKey(collective)).ToList())
        {
            var (challenge, giver) = random.Shuffle(free)
                .Select(slug => (slug, byChallenge[slug].Find(collective => ticks[collective] > 1)))
                .First(pair => pair.Item2 is not null);
            byChallenge[challenge][byChallenge[challenge].IndexOf(giver!)] = bare;
            ticks[giver!]--;
            ticks[bare] = 1;
        }
    }

    private Recognition ToRecognition(Collective collective, string challenge) => new(
        collective, words.Challenge(challenge),
        random.WeightedRandom([RecognitionState.PlaysNow, RecognitionState.PlayedBefore, RecognitionState.Solved], [.55f, .28f, .17f]),
        now.AddDays(-random.Number(1, 900)));

    private static bool IsIn(CategoryFacts.CrossFacts cross, Collective collective) =>
        collective.Sector.Slug == cross.Sector || collective.LegalForm.Slug == cross.LegalForm;

    private static int Number(CategoryFacts.CrossFacts cross, List<Collective> collectives) =>
        (int)Math.Round(collectives.Count(collective => IsIn(cross, collective)) * cross.Percent / 100);
}
