using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Data.Seed;
using CollectieveKracht.Web.Features.Collectives;
using CollectieveKracht.Web.Features.Surveys;
using CollectieveKracht.Web.Tests.Features.Collectives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Surveys;

/// <summary>What one respondent is and ticks.</summary>
/// <param name="Number">Of the collective; the same number in two waves is the same collective.</param>
public sealed record Respondent(int Number, string[] Challenges, string? Phase = null, string Field = "energie", int Members = 30);

/// <summary>A site without examples, with waves of which every answer is known.</summary>
public abstract class HeldWaveTest(PostgresTemplate template) : CollectiveTest(template)
{
    protected override async ValueTask BeginAsync()
    {
        await base.BeginAsync();
        await using var scope = Site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ExampleData>().RemoveAsync(Cancel);
    }

    /// <summary>So many respondents, numbered on from the first, that are the same and tick the same.</summary>
    protected static IEnumerable<Respondent> Times(int times, int first, Respondent respondent) =>
        Enumerable.Range(first, times).Select(number => respondent with { Number = number });

    protected static Respondent Ticking(params string[] challenges) => new(0, challenges);

    /// <summary>A wave that was held, and of which the figures are public unless said otherwise.</summary>
    /// <param name="hidden">A question that is not published.</param>
    protected async Task HeldAsync(int year, IEnumerable<Respondent> respondents, bool isPublished = true, string? hidden = null)
    {
        var by = await InDatabaseAsync(db => db.People.Select(person => person.Id).FirstOrDefaultAsync(Cancel));
        if (by == default) by = (await JoinedAsync("vuller@collectief.example")).Id;
        var slug = $"peiling-{year}";
        await ChangeAsync(async db =>
        {
            var wave = await db.OpenWaveAsync(slug, year);
            if (hidden is not null) wave.Show(wave.Questions.Single(question => question.Code == hidden), isPublished: false, by);
            foreach (var respondent in respondents)
                db.Add(wave.Answered(await CollectiveAsync(db, respondent), by, SurveySteps.Opening.AddMinutes(respondent.Number), respondent.Challenges));
            wave.Close(by: null, SurveySteps.Opening.AddDays(30));
            if (isPublished) wave.Publish("Bron van de proef", by: null, SurveySteps.Opening.AddDays(40));
        });
        await using var scope = Site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WaveCounting>().CountAsync(slug, Cancel);
    }

    /// <summary>Collectives say on their pages how a challenge stands with them.</summary>
    protected Task SaidAsync(IEnumerable<int> numbers, string challenge, RecognitionState state) => ChangeAsync(async db =>
    {
        var known = await db.Challenges.SingleAsync(one => one.Slug == challenge, Cancel);
        foreach (var number in numbers) db.Add(new Recognition(await CollectiveAsync(db, new Respondent(number, [])), known, state, SurveySteps.Opening));
    });

    protected static async Task<Collective> CollectiveAsync(PlatformDb db, Respondent respondent)
    {
        var name = $"Proefcollectief {respondent.Number}";
        var slug = Slug.From(name);
        if (db.Collectives.Local.FirstOrDefault(one => one.Slug == slug) is { } tracked) return tracked;
        if (await db.Collectives.WithProfile().SingleOrDefaultAsync(one => one.Slug == slug, Cancel) is { } known) return known;

        var collective = await db.FoundVerifiedAsync(name);
        var terms = (await db.Terms.ToListAsync(Cancel)).ToLookup(term => term.Characteristic);
        var field = terms[Characteristic.ActivityField].Single(term => term.Slug == respondent.Field);
        collective.WorkIn([field], field, [.. terms[Characteristic.Sector]]);
        collective.Organise(collective.LegalForm, collective.WorkingArea, respondent.Members, [.. terms[Characteristic.SizeClass]]);
        collective.Tell(2014, terms[Characteristic.Phase].SingleOrDefault(term => term.Slug == respondent.Phase), null, null);
        return collective;
    }
}
