using CollectieveKracht.Domain.Challenges;
using CsCheck;

namespace CollectieveKracht.Domain.Tests;

public sealed class SlugTests
{
    private static readonly Gen<string> Anything = Gen.Char[char.MinValue, char.MaxValue].Array.Select(characters => new string(characters));

    [Theory]
    [InlineData("Coöperatie 't Hof", "cooperatie-t-hof")]
    [InlineData("Fryslân én Súdwest", "fryslan-en-sudwest")]
    [InlineData("IJsselstein, ijs en ĳs", "ijsselstein-ijs-en-ijs")]
    [InlineData("  Zorg -- & -- wonen!  ", "zorg-wonen")]
    [InlineData("50 % méér leden", "50-meer-leden")]
    [InlineData("e\u0301\u0301en", "een")]
    [InlineData("’s-Hertogenbosch", "s-hertogenbosch")]
    [InlineData("Ⅳ ﬁets ²", "iv-fiets-2")]
    [InlineData("ΑΒΓ wijk", "wijk")]
    [InlineData("a/b\\c?d=e#f", "a-b-c-d-e-f")]
    public void A_title_becomes_an_address(string title, string slug)
    {
        Assert.Equal(slug, Slug.From(title));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("!?…")]
    [InlineData("日本")]
    public void A_title_without_letters_or_digits_has_no_address(string title)
    {
        var slug = Slug.From(title);

        Assert.Equal("", slug);
        Assert.False(Slug.IsValid(slug));
    }

    [Fact]
    public void A_long_title_is_cut_at_a_word()
    {
        var title = string.Join(' ', Enumerable.Repeat("collectief", 20));

        var slug = Slug.From(title);

        Assert.Equal(string.Join('-', Enumerable.Repeat("collectief", 8)), slug);
    }

    [Fact]
    public void A_title_that_fits_exactly_is_not_cut()
    {
        var title = new string('a', 45) + " " + new string('b', 44);

        Assert.Equal(Slug.MaxLength, Slug.From(title).Length);
        Assert.Equal(Slug.From(title), Slug.From(title + " c"));
    }

    [Fact]
    public void One_endless_word_is_cut_in_the_word()
    {
        Assert.Equal(new string('a', Slug.MaxLength), Slug.From(new string('a', 200)));
    }

    [Fact]
    public void Whatever_is_typed_gives_a_valid_address_or_none()
    {
        Anything.Sample(title => Slug.From(title) is var slug && (slug.Length == 0 || Slug.IsValid(slug)));
    }

    [Theory]
    [InlineData('\ud800')]
    [InlineData('\udc00')]
    [InlineData('\uffff')]
    [InlineData('\ufffe')]
    [InlineData('\ufdd0')]
    public void A_title_with_half_a_character_still_gives_an_address(char half)
    {
        Assert.Equal("zon-wind", Slug.From($"zon{half}wind"));
    }

    [Fact]
    public void An_address_made_of_an_address_is_the_same()
    {
        Anything.Sample(title => Slug.From(Slug.From(title)) == Slug.From(title));
    }

    [Theory]
    [InlineData("energie", true)]
    [InlineData("20-49", true)]
    [InlineData("a-1-b", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("Energie", false)]
    [InlineData("fryslân", false)]
    [InlineData("-energie", false)]
    [InlineData("energie-", false)]
    [InlineData("zon--wind", false)]
    [InlineData("zon wind", false)]
    [InlineData("zon_wind", false)]
    [InlineData("../zon", false)]
    [InlineData("energie\n", false)]
    [InlineData("energie\0", false)]
    public void An_address_has_lower_case_letters_digits_and_single_hyphens(string? text, bool isValid)
    {
        Assert.Equal(isValid, Slug.IsValid(text));
    }

    [Fact]
    public void An_address_has_an_end()
    {
        Assert.True(Slug.IsValid(new string('a', Slug.MaxLength)));
        Assert.False(Slug.IsValid(new string('a', Slug.MaxLength + 1)));
    }

    [Fact]
    public void Nothing_is_made_under_an_address_that_cannot_be()
    {
        var making = () => { _ = new Chain("Groeien en eigen blijven", new Label("Groeien", "Growing")); };

        Refused.By("address.invalid", making);
    }
}
