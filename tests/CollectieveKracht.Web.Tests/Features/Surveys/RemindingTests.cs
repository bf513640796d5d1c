using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Surveys.Reminding;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Surveys;

/// <summary>Mails about open waves: one invitation for each collective, and at most two reminders for who began.</summary>
public sealed class RemindingTests(PostgresTemplate template) : SurveyTest(template)
{
    private const string AnnaAddress = "anna@collectief.example", BramAddress = "bram@collectief.example", DirkAddress = "dirk@collectief.example";

    [Fact]
    public async Task The_contacts_of_each_collective_are_invited_once()
    {
        var (first, second) = (await RunAsync(job => job.InviteAsync(Cancel)), await RunAsync(job => job.InviteAsync(Cancel)));

        Assert.Equal((2, 0), (first, second));
        Assert.Equal((1, 0, 1), (await MailsAsync(AnnaAddress), await MailsAsync(BramAddress), await MailsAsync(DirkAddress)));
        var mail = await MailAsync(AnnaAddress, "survey-invitation");
        Assert.Equal("Doet Kwikstaart mee met Peiling 2026?", mail.Subject);
        Assert.Contains($"{Start}\n", mail.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("/afmelden", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_began_is_reminded_once_after_a_week_without_change()
    {
        await BeginAsync(Anna);
        var early = await RunAsync(job => job.RemindAsync(Cancel));
        await ShiftAsync(days: 8);

        var (first, second) = (await RunAsync(job => job.RemindAsync(Cancel)), await RunAsync(job => job.RemindAsync(Cancel)));

        Assert.Equal((0, 1, 0), (early, first, second));
        Assert.Equal("De lijst van Kwikstaart is nog niet ingestuurd (Peiling 2026)", (await MailAsync(AnnaAddress, "survey-reminder")).Subject);
        Assert.Equal((1, 0, 0), (await MailsAsync(AnnaAddress), await MailsAsync(BramAddress), await MailsAsync(DirkAddress)));
    }

    [Fact]
    public async Task Who_began_is_reminded_once_more_when_three_days_are_left_and_never_a_third_time()
    {
        await BeginAsync(Anna);
        await ShiftAsync(days: 8);
        var quiet = await RunAsync(job => job.RemindAsync(Cancel));
        await AnswerBeforeAsync(days: 3);

        var (last, again) = (await RunAsync(job => job.RemindAsync(Cancel)), await RunAsync(job => job.RemindAsync(Cancel)));

        Assert.Equal((1, 1, 0), (quiet, last, again));
        Assert.Contains("Meedoen kan tot en met", (await MailAsync(AnnaAddress, "survey-reminder")).Text, StringComparison.Ordinal);
        Assert.Equal(2, await MailsAsync(AnnaAddress));
    }

    [Fact]
    public async Task Nobody_is_written_to_who_sent_in_or_when_the_last_day_is_over_or_when_the_wave_is_closed()
    {
        await BeginAsync(Anna);
        await ShiftAsync(days: 8);
        await AnswerBeforeAsync(days: -1);
        var over = await RunAsync(job => job.RemindAsync(Cancel)) + await RunAsync(job => job.InviteAsync(Cancel));
        await AnswerBeforeAsync(days: 30);
        var browser = await SignedInAsync(Anna);
        await AnswerAllAsync(browser);
        using var sent = await browser.SubmitAsync(At("klaar"), Send);
        await ShiftAsync(days: 8);
        var submitted = await RunAsync(job => job.RemindAsync(Cancel));
        await CloseAsync();
        var closed = await RunAsync(job => job.InviteAsync(Cancel));

        Assert.Equal((0, 0, 0), (over, submitted, closed));
    }

    [Fact]
    [Trait("Trust", "T30")]
    public async Task Who_said_stop_to_these_mails_gets_none()
    {
        var browser = await SignedInAsync(Anna);
        using var stopped = await browser.SubmitAsync("/instellingen/meldingen", "Bewaar", ("onderwerp", MailTopics.Profile));

        await RunAsync(job => job.InviteAsync(Cancel));

        Assert.Equal((0, 1), (await MailsAsync(AnnaAddress), await MailsAsync(DirkAddress)));
    }

    [Fact]
    public async Task What_is_made_up_for_development_is_nobodys_mail()
    {
        await ChangeAsync(async db =>
        {
            db.Entry(await db.Waves.SingleAsync(wave => wave.Slug == "peiling-2026", Cancel)).Property(wave => wave.IsExample).CurrentValue = true;
        });

        Assert.Equal(0, await RunAsync(job => job.InviteAsync(Cancel)));
    }

    private Task BeginAsync(Person by) => ChangeAsync(async db =>
        db.Add(AnswerSet.Begin(await db.Waves.SingleAsync(wave => wave.Slug == "peiling-2026", Cancel), Ours.Id, by.Id, DateTimeOffset.UtcNow)));

    // As if so many days had passed since the last answer.
    private Task<int> ShiftAsync(int days) => InDatabaseAsync(db => db.AnswerSets.Where(set => set.CollectiveId == Ours.Id).ExecuteUpdateAsync(set => set
        .SetProperty(one => one.ChangedAt, one => one.ChangedAt.AddDays(-days)), Cancel));

    private Task AnswerBeforeAsync(int days) => ChangeAsync(async db =>
    {
        var wave = await db.Waves.Include(known => known.Questions).SingleAsync(known => known.Slug == "peiling-2026", Cancel);
        wave.Rename(wave.Name, wave.Year, Dates.Day(DateTimeOffset.UtcNow).AddDays(days), Anna.Id);
    });

    private async Task<T> RunAsync<T>(Func<RemindOfSurvey, Task<T>> run)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await run(ActivatorUtilities.CreateInstance<RemindOfSurvey>(scope.ServiceProvider));
    }
}
