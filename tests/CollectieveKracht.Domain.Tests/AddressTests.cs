namespace CollectieveKracht.Domain.Tests;

/// <summary>Addresses that once were, and addresses elsewhere.</summary>
public sealed class AddressTests
{
    [Fact]
    public void A_former_address_leads_to_the_present_one()
    {
        var former = new FormerAddress("/uitdagingen/opschaling", "/uitdagingen/opschalen");

        Assert.Equal(("/uitdagingen/opschaling", "/uitdagingen/opschalen"), (former.Path, former.Target));
    }

    [Theory]
    [InlineData("/oud", "/oud")]
    [InlineData("oud", "/nieuw")]
    [InlineData("/oud", "nieuw")]
    [InlineData("/oud", "")]
    [InlineData("/oud", "https://elders.example")]
    [InlineData("/oud", "//elders.example")]
    [InlineData("/oud", "/\\elders.example")]
    [InlineData("/oud", "/nieuw\r\nSet-Cookie: a=b")]
    [Trait("Trust", "T15")]
    public void A_former_address_does_not_lead_to_itself_or_off_the_site(string path, string target)
    {
        var redirecting = () => { _ = new FormerAddress(path, target); };

        Refused.By("address.invalid", redirecting);
    }

    [Theory]
    [InlineData("https://energiesamen.example", true)]
    [InlineData("http://xn--cooperatie-0xb.example/pad?vraag=1#anker", true)]
    [InlineData("", false)]
    [InlineData("energiesamen.example", false)]
    [InlineData("/over", false)]
    [InlineData("//energiesamen.example", false)]
    [InlineData("mailto:bestuur@energiesamen.example", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("JavaScript:alert(1)", false)]
    [InlineData("data:text/html,<b>x</b>", false)]
    [InlineData("file:///etc/passwd", false)]
    [Trait("Trust", "T12")]
    public void A_link_to_elsewhere_is_http_or_https(string address, bool isValid)
    {
        Assert.Equal(isValid, WebAddress.IsValid(address));
    }

    [Fact]
    public void A_link_to_elsewhere_has_an_end()
    {
        Assert.False(WebAddress.IsValid("https://energiesamen.example/" + new string('a', WebAddress.MaxLength)));
    }
}
