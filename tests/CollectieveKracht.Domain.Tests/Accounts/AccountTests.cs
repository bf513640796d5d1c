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

    [Fact]
    public void A_new_name_is_kept_but_not_written_in_the_log()
    {
        var account = new Account("Anna");

        account.Rename(" Anne ", account.Id);

        Assert.Equal("Anne", account.Name);
        Assert.Equal([new DomainEvent("account", account.Id.Value, account.Id, "rename", null, null)], account.TakeEvents());
    }

    [Fact]
    public void A_role_that_is_given_and_taken_is_told_once()
    {
        var (account, administrator) = (new Account("Anna"), AccountId.New());

        account.Grant(Role.Moderator, administrator);
        account.Grant(Role.Moderator, administrator);
        var given = account.Roles;
        account.Withdraw(Role.Moderator, administrator);
        account.Withdraw(Role.Moderator, administrator);

        Assert.Equal([Role.Moderator], given);
        Assert.Empty(account.Roles);
        Assert.Equal(["grant-role", "withdraw-role"], account.TakeEvents().Select(happened => happened.Act));
    }

    [Fact]
    [Trait("Trust", "T09")]
    public void Nobody_changes_their_own_roles()
    {
        var account = new Account("Anna");
        account.Grant(Role.Administrator, actor: null);

        Refused.By("account.own-role", () => account.Grant(Role.Moderator, account.Id));
        Refused.By("account.own-role", () => account.Withdraw(Role.Administrator, account.Id));
    }

    [Fact]
    [Trait("Trust", "T27")]
    public void Who_is_erased_leaves_no_name_and_no_role()
    {
        var account = new Account("Anna");
        account.Grant(Role.Analyst, actor: null);

        account.Erase(account.Id);
        account.Grant(Role.Moderator, actor: null);

        Assert.Equal((Account.ErasedName, true), (account.Name, account.IsErased));
        Assert.Empty(account.Roles);
    }

    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Moderator, true)]
    [InlineData(Role.Analyst, false)]
    [Trait("Trust", "T05")]
    public void Who_decides_over_others_needs_a_second_factor(Role role, bool needed)
    {
        Assert.Equal(needed, role.NeedsSecondFactor());
    }
}
