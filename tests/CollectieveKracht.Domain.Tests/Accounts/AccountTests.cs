using CollectieveKracht.Domain.Accounts;

namespace CollectieveKracht.Domain.Tests.Accounts;

public sealed class AccountTests
{
    [Fact]
    public void A_name_is_kept_without_the_spaces_around_it()
    {
        var account = new Account("  Redactie ");

        Assert.Equal("Redactie", account.Name);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(81)]
    public void A_name_has_a_letter_and_an_end(int length)
    {
        var naming = () => { _ = new Account(new string('a', length)); };

        Refused.By("account.name", naming);
    }
}
