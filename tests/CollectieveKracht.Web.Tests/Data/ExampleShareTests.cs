using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Data;

/// <summary>
/// The examples against the figures that the report states (docs/figures.md, "Examples"). They are made by number, so a
/// share differs by no more than rounding, and by the places where the report's own numbers do not fit each other.
/// </summary>
public sealed class ExampleShareTests(PostgresTemplate template) : ReadingTest(template)
{
    private const double Tolerance = .015;

    [Theory]
    [InlineData("sociale-voorzieningen", .35)]
    [InlineData("energie", .21)]
    [InlineData("multifunctioneel", 9 / 59d)]
    public Task Sectors_have_the_shares_of_the_report(string sector, double share) =>
        HasShareAsync(share, collectives => collectives.Count(collective => collective.Sector.Slug == sector));

    [Theory]
    [InlineData("cooperatie", .42)]
    public Task Legal_forms_have_the_shares_of_the_report(string legalForm, double share) =>
        HasShareAsync(share, collectives => collectives.Count(collective => collective.LegalForm.Slug == legalForm));

    [Fact]
    public Task Forty_six_percent_works_locally() =>
        HasShareAsync(.46, collectives => collectives.Count(collective => collective.WorkingArea.Slug == "lokaal"));

    [Fact]
    public Task Seventy_nine_percent_works_locally_or_in_a_municipality() =>
        HasShareAsync(.79, collectives => collectives.Count(IsLocalOrMunicipal));

    [Fact]
    public Task Half_serve_the_residents() =>
        HasShareAsync(.50, collectives => collectives.Count(collective => collective.TargetGroups.Any(group => group.Slug == "inwoners")));

    [Fact]
    public Task Some_eighty_percent_sets_conditions() =>
        HasShareAsync(.80, collectives => collectives.Count(collective => collective.MembershipConditions.Any(condition => condition.Slug != "geen")));

    [Fact]
    public Task Four_of_59_are_older_than_fifteen_years() =>
        HasShareAsync(4 / 59d, collectives => collectives.Count(collective => DateTimeOffset.UtcNow.Year - collective.FoundingYear > 15));

    [Fact]
    public Task Five_of_59_limit_their_number_of_members() =>
        HasShareAsync(5 / 59d, collectives => collectives.Count(collective => collective.MemberLimit >= collective.MemberCount));

    [Fact]
    public async Task Almost_seventy_percent_of_those_that_say_has_fewer_than_250_members()
    {
        var known = (await CollectivesAsync()).Where(collective => collective.MemberCount is not null).ToList();

        Assert.Equal(.70, Share(known, collective => collective.MemberCount < 250), Tolerance);
        Assert.InRange(known.Count, 400, 412);
    }

    [Fact]
    public async Task More_than_half_asks_for_money()
    {
        Assert.InRange(Share(await CollectivesAsync(), AsksForMoney), .50, .56);
    }

    [Fact]
    public async Task Within_sectors_the_stated_shares_hold()
    {
        var collectives = await CollectivesAsync();
        var energy = collectives.Where(collective => collective.Sector.Slug == "energie").ToList();
        var social = collectives.Where(collective => collective.Sector.Slug == "sociale-voorzieningen").ToList();

        Assert.True(Share(energy, collective => collective.LegalForm.Slug == "cooperatie") > .80);
        Assert.Equal(.83, Share(energy, collective => AsksForMoney(collective) && collective.MembershipConditions.Any(condition => condition.Slug == "woonplaats")), Tolerance);
        Assert.Equal(.95, Share(social, IsLocalOrMunicipal), Tolerance);
    }

    [Fact]
    public async Task Rules_hold_for_every_example()
    {
        var collectives = await CollectivesAsync();

        Assert.All(collectives, collective =>
        {
            Assert.True(collective.IsExample);
            Assert.StartsWith("voorbeeld-", collective.Slug, StringComparison.Ordinal);
            Assert.Equal(collective.Sector.Slug == SectorRule.Multifunctional, collective.Activities.Count > SectorRule.ManyFields);
            Assert.False(collective.IsFoundation && collective.MembershipConditions.Count > 0);
        });
        Assert.Equal(collectives.Count, collectives.Select(collective => collective.Name).Distinct().Count());
        Assert.Equal(12, collectives.Select(collective => collective.Municipality.ParentCode).Distinct().Count());
        Assert.InRange(collectives.Select(collective => collective.Municipality.Code).Distinct().Count(), 200, 342);
        Assert.InRange(Share(collectives, collective => collective.Standing == CollectiveStanding.Verified), .4, .6);
    }

    [Fact]
    public async Task Challenges_are_recognised_as_often_as_in_the_survey()
    {
        var collectives = (await CollectivesAsync()).Count;
        var figures = await InDatabaseAsync(db => db.Waves.AsNoTracking().SelectMany(wave => wave.Figures)
            .Where(figure => figure.Panel == Panel.Survey && figure.Within == null && figure.Of == 59
                && (figure.Measure == Measure.RespondentsWithChallenge || figure.Measure == Measure.RespondentsWithAnyChallenge))
            .ToListAsync(Cancel));
        var recognised = await InDatabaseAsync(db => db.Recognitions
            .Select(recognition => new { Challenge = "challenge:" + recognition.Challenge.Slug, Category = "category:" + recognition.Challenge.CategorySlug, recognition.CollectiveId })
            .ToListAsync(Cancel));

        Assert.Equal(13 + 5, figures.Count);
        Assert.All(figures, figure => Assert.Equal(
            (double)figure.Value / 59,
            recognised.Where(one => one.Challenge == figure.Subject || one.Category == figure.Subject).DistinctBy(one => one.CollectiveId).Count() / (double)collectives,
            Tolerance));
    }

    [Theory]
    [InlineData("sector:multifunctioneel", "visie-en-doelen", 6 / 9d)]
    [InlineData("sector:multifunctioneel", "kennisdeling-collectieven", .80)]
    [InlineData("sector:energie", "ledenwerving", 8 / (.21 * 59))]
    [InlineData("sector:sociale-voorzieningen", "ledenwerving", 9 / (.35 * 59))]
    [InlineData("rechtsvorm:vereniging", "ledenbinding", .60)]
    [InlineData("rechtsvorm:vereniging", "ledenwerving", .60)]
    public async Task Groups_recognise_a_challenge_as_often_as_the_report_says(string group, string challenge, double share)
    {
        var slug = group.Split(':')[1];
        var members = (await CollectivesAsync()).Where(collective => collective.Sector.Slug == slug || collective.LegalForm.Slug == slug).Select(collective => collective.Id).ToHashSet();

        var recognising = await InDatabaseAsync(db => db.Recognitions.Where(recognition => recognition.Challenge.Slug == challenge).Select(recognition => recognition.CollectiveId).ToListAsync(Cancel));

        Assert.Equal(share, recognising.Count(members.Contains) / (double)members.Count, Tolerance);
    }

    [Fact]
    public async Task There_are_some_forty_questions_with_none_to_four_answers()
    {
        var questions = await InDatabaseAsync(db => db.Questions.Include(question => question.Answers).AsSplitQuery().AsNoTracking().ToListAsync(Cancel));

        Assert.InRange(questions.Count, 40, 45);
        Assert.All(questions, question => Assert.True(question.IsExample));
        Assert.Equal([0, 1, 2, 3, 4], questions.Select(question => question.Answers.Count).Distinct().Order());
        Assert.InRange(questions.Count(question => question.Answers.Any(answer => answer.IsAccepted)), 20, 35);
        Assert.All(questions, question => Assert.All(question.Answers, answer => Assert.True(answer.GivenAt > question.AskedAt && answer.GivenAt <= DateTimeOffset.UtcNow)));
    }

    private async Task HasShareAsync(double share, Func<IReadOnlyCollection<Collective>, int> count)
    {
        var collectives = await CollectivesAsync();

        Assert.Equal(share, count(collectives) / (double)collectives.Count, Tolerance);
    }

    private Task<List<Collective>> CollectivesAsync() => InDatabaseAsync(db => db.Collectives
        .Include(collective => collective.Sector).Include(collective => collective.LegalForm).Include(collective => collective.WorkingArea)
        .Include(collective => collective.Municipality).Include(collective => collective.Activities)
        .Include(collective => collective.TargetGroups).Include(collective => collective.MembershipConditions)
        .AsSplitQuery().AsNoTracking().ToListAsync(Cancel));

    private static double Share(List<Collective> collectives, Func<Collective, bool> has) => collectives.Count(has) / (double)collectives.Count;

    private static bool IsLocalOrMunicipal(Collective collective) => collective.WorkingArea.Slug is "lokaal" or "gemeentelijk";

    private static bool AsksForMoney(Collective collective) => collective.MembershipConditions.Any(condition => condition.IsFinancial);
}
