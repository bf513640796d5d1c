using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using Npgsql;

namespace CollectieveKracht.Bench;

/// <param name="Networks">Those it belongs to.</param>
internal sealed record MadeCollective(Guid Id, DateTimeOffset ListedAt, IReadOnlyList<Guid> Networks);

/// <summary>Collectives spread over the country, with what they recognise. Each is marked as an example.</summary>
internal sealed class MadeCollectives(World world)
{
    private const int Seed = 31;

    private readonly List<Term> _fields = world.Of(Characteristic.ActivityField);
    private readonly List<Term> _sectors = world.Of(Characteristic.Sector);
    private readonly List<Term> _forms = world.Of(Characteristic.LegalForm);
    private readonly List<Term> _areas = world.Of(Characteristic.WorkingArea);
    private readonly List<Term> _sizes = world.Of(Characteristic.SizeClass);
    private readonly List<Term> _phases = world.Of(Characteristic.Phase);
    private readonly List<Term> _relations = world.Of(Characteristic.GovernmentRelation);
    private readonly List<Term> _groups = world.Of(Characteristic.TargetGroup);
    private readonly List<Term> _conditions = world.Of(Characteristic.MembershipCondition);

    public async Task<IReadOnlyList<MadeCollective>> WriteAsync(NpgsqlConnection connection, int count, CancellationToken cancel)
    {
        var made = Enumerable.Range(0, count).Select(Make).ToList();
        await connection.CopyAsync(
            "collectives",
            """
            id, slug, name, summary, standing, is_example, municipality_code, sector_id, sector_reason, main_activity_id, legal_form_id,
            working_area_id, member_count, size_class_id, government_relation_id, phase_id, founding_year, expertise_offered, expertise_sought,
            confirmed_at, created_at
            """,
            made.Select(one => one.Row), cancel);
        await CopyLinksAsync("collective_activities", "collective_id, activities_id", one => one.Activities.Select(term => (object)term.Id));
        await CopyLinksAsync("collective_target_groups", "collective1id, target_groups_id", one => one.Groups.Select(term => (object)term.Id));
        await CopyLinksAsync("collective_membership_conditions", "collective2id, membership_conditions_id", one => one.Conditions.Select(term => (object)term.Id));
        await CopyLinksAsync("collective_networks", "collective_id, networks_id", one => one.Of.Networks.Select(id => (object)id));
        await connection.CopyAsync(
            "recognitions", "collective_id, challenge_id, state, changed_at",
            made.SelectMany(one => one.Recognitions.Select(it => new object?[] { one.Of.Id, it.Challenge, it.State.ToString(), it.At })), cancel);
        return [.. made.Select(one => one.Of)];

        Task CopyLinksAsync(string table, string columns, Func<Made, IEnumerable<object>> others) => connection.CopyAsync(
            table, columns, made.SelectMany(one => others(one).Select(other => new object?[] { one.Of.Id, other })), cancel);
    }

    private Made Make(int index)
    {
        var random = new Random(Seed + index);
        var listed = world.Moment(random);
        var place = random.Of(world.Municipalities);
        var fields = random.Some(_fields, random.Happens(.1) ? 5 : random.Next(1, 4)).ToList();
        var sector = SectorRule.Derive(fields, fields[0]);
        var form = random.Leaning(_forms);
        int? members = random.Happens(.05) ? null : (int)Math.Exp(1.5 + 6.5 * random.NextDouble());
        var name = $"{Capital(random)}{form.Name.Nl.ToLowerInvariant()} {Capital(random)} {place.Name}";
        if (name.Length > 110) name = name[..110].TrimEnd();
        var summary = world.Writer.Sentence(random);
        var collective = new MadeCollective(
            Guid.CreateVersion7(listed), listed, [.. random.Some(world.Networks, random.Next(3)).Select(network => network.Id.Value)]);
        object?[] row =
        [
            collective.Id, $"{Slug.From($"voorbeeld {name}")[..Math.Min(80, Slug.From($"voorbeeld {name}").Length)].TrimEnd('-')}-{index}", name, summary,
            (random.Happens(.02) ? CollectiveStanding.Archived : random.Happens(.4) ? CollectiveStanding.Proposed : CollectiveStanding.Verified).ToString(),
            true, place.Code, _sectors.Single(known => known.Slug == sector.SectorSlug).Id, sector.Reason.ToString(), fields[0].Id, form.Id,
            random.Leaning(_areas).Id, members, members is { } count ? _sizes.Single(size => size.From <= count && (size.To is null || count <= size.To)).Id : null,
            random.Of(_relations).Id, random.Of(_phases).Id, random.Next(1990, 2026), Expertise(random), Expertise(random),
            random.Happens(.6) ? world.Later(listed, random) : null, listed,
        ];
        return new(
            collective, row, fields, [.. random.Some(_groups, random.Next(1, 3))],
            form.Slug == Collective.FoundationSlug ? [] : [.. random.Some(_conditions, 1)],
            [.. random.Some(world.Challenges, random.Next(2, 14)).Select(challenge => (challenge.Id.Value, (RecognitionState)random.Next(3), world.Later(listed, random)))]);
    }

    private string Capital(Random random)
    {
        var word = world.Dutch.Notion(random);
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private string[] Expertise(Random random) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => $"{world.Dutch.Notion(random)} en {world.Dutch.Notion(random)}")];

    private sealed record Made(
        MadeCollective Of, object?[] Row, IReadOnlyList<Term> Activities, IReadOnlyList<Term> Groups, IReadOnlyList<Term> Conditions,
        IReadOnlyList<(Guid Challenge, RecognitionState State, DateTimeOffset At)> Recognitions);
}
