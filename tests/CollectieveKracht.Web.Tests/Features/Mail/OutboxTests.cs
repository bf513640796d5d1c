using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Mail;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Mail;

/// <summary>How a mail is written: with the change that it tells of, in the language of its receiver, and safe to open.</summary>
public sealed class OutboxTests(PostgresTemplate template) : SiteTest(template)
{
    private const string Address = "iemand@collectief.example";

    [Fact]
    public async Task A_mail_exists_only_if_the_change_it_tells_of_is_saved()
    {
        await ChangeAsync(db => WriteAsync(db, Language.Dutch, "Anna"));
        await InDatabaseAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            await WriteAsync(db, Language.Dutch, "Bert");
            await db.SaveChangesAsync(Cancel);
            await transaction.RollbackAsync(Cancel);
            return true;
        });

        var mail = await InDatabaseAsync(db => db.OutboxMails.SingleAsync(Cancel));

        Assert.Equal((Address, "trial", MailState.Waiting, 0), (mail.Address, mail.Kind, mail.State, mail.Tries));
        Assert.Contains("Anna", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Proefmail van CollectieveKracht", "Je hoeft niets te doen.")]
    [InlineData("en", "Trial mail from CollectieveKracht", "You need not do anything.")]
    public async Task A_mail_is_in_the_language_of_its_receiver(string code, string subject, string sentence)
    {
        var mail = await RenderAsync(Language.All.Single(language => language.Code == code), "Anna");

        Assert.Equal(subject, mail.Subject);
        Assert.Contains(sentence, mail.Text, StringComparison.Ordinal);
        Assert.Contains(sentence, mail.Html, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{code}\">", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T13")]
    public async Task Markup_in_a_name_is_no_markup_in_a_mail()
    {
        var mail = await RenderAsync(Language.Dutch, "<b onclick=x()>Anna</b> & Co");

        Assert.DoesNotContain("<b ", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;b onclick=x()&gt;Anna&lt;/b&gt; &amp; Co", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<b onclick=x()>Anna</b> & Co vroeg om deze proefmail.", mail.Text, StringComparison.Ordinal);
    }

    private async Task<RenderedMail> RenderAsync(Language language, string askedBy)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MailRenderer>().RenderAsync(TrialMail.Kind, language, new TrialMail(askedBy), unsubscribe: null);
    }

    private async Task WriteAsync(PlatformDb db, Language language, string askedBy)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Outbox>().WriteAsync(db, new(Address, language), TrialMail.Kind, new TrialMail(askedBy), Cancel);
    }
}
