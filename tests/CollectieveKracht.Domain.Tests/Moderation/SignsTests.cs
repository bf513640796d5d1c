using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Tests.Moderation;

public sealed class SignsTests
{
    private static readonly SubmissionFacts Ordinary = new(AuthorRecord.Of([true]), TimeSpan.FromDays(400), Links: 1, RepeatedShare: 0.1, SentThisHour: 1, AlikeShare: 20);

    [Fact]
    public void Nothing_stands_out_in_an_ordinary_text()
    {
        Assert.Empty(Signs.Of(Ordinary));
    }

    [Fact]
    public void A_first_text_full_of_links_from_a_new_account_that_stands_elsewhere_is_suspicious()
    {
        var signs = Signs.Of(new(AuthorRecord.None, TimeSpan.FromHours(3), Links: 7, RepeatedShare: 0.8, SentThisHour: 4, AlikeShare: 0));

        Assert.Equal([SignKind.FirstContribution, SignKind.NewAccount, SignKind.Links, SignKind.RepeatedText, SignKind.Fast], signs.Select(sign => sign.Kind));
        Assert.Equal([1, 0, 7, 80, 4], signs.Select(sign => sign.Amount));
        Assert.True(signs.Weight() >= Signs.Suspicious);
    }

    [Fact]
    public void A_first_text_and_a_double_are_not_suspicious_by_themselves()
    {
        var signs = Signs.Of(Ordinary with { Author = AuthorRecord.None, AccountAge = TimeSpan.Zero, AlikeShare = 90 });

        Assert.Contains(new(SignKind.Alike, 90), signs);
        Assert.True(signs.Weight() < Signs.Suspicious);
    }

    [Fact]
    public void A_new_author_is_limited_in_links_and_texts_a_day_and_an_accepted_one_is_not()
    {
        var newcomer = Ordinary with { Author = AuthorRecord.None };

        Refused.By("moderation.too-many-links", () => Signs.RequireWithinLimits(newcomer with { Links = Signs.MostLinksOfNewAuthor + 1 }, sentToday: 1));
        Refused.By("moderation.too-many-today", () => Signs.RequireWithinLimits(newcomer, sentToday: Signs.MostADayOfNewAuthor + 1));
        Signs.RequireWithinLimits(newcomer with { Links = Signs.MostLinksOfNewAuthor }, Signs.MostADayOfNewAuthor);
        Signs.RequireWithinLimits(Ordinary with { Links = 50 }, sentToday: 50);
    }

    [Fact]
    public void Five_accepted_in_a_row_make_trusted_and_one_rejection_ends_it()
    {
        Assert.False(AuthorRecord.Of([true, true, true, true]).IsTrusted);
        Assert.True(AuthorRecord.Of([true, true, true, true, true, false]).IsTrusted);
        Assert.False(AuthorRecord.Of([false, true, true, true, true, true, true]).IsTrusted);
        Assert.Equal(new(6, 1, 0), AuthorRecord.Of([false, true, true, true, true, true, true]));
    }

    [Fact]
    public void A_text_is_repeated_as_far_as_its_runs_of_five_words_stand_elsewhere()
    {
        const string Text = "een twee drie vier vijf zes zeven acht negen tien";

        Assert.Equal(1, RepeatedText.Share(Text, ["iets anders", "Een, twee: drie vier vijf zes zeven acht negen tien!"]));
        Assert.Equal(0.5, RepeatedText.Share(Text, ["een twee drie vier vijf zes zeven en verder niets"]));
        Assert.Equal(0, RepeatedText.Share(Text, ["tien negen acht zeven zes vijf vier drie twee een"]));
        Assert.Equal(0, RepeatedText.Share("te kort", ["te kort"]));
        Assert.Equal(0, RepeatedText.Share(Text, []));
    }
}
