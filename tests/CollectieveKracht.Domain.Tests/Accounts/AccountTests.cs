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

        account.Grant(Role.Moderator, administrator, " Kent het veld. ");
        account.Grant(Role.Moderator, administrator, "Nog eens");
        var given = account.Roles;
        account.Withdraw(Role.Moderator, administrator, "Stopt ermee");
        account.Withdraw(Role.Moderator, administrator, "Nog eens");

        Assert.Equal([Role.Moderator], given);
        Assert.Empty(account.Roles);
        Assert.Equal([("grant-role", "Kent het veld."), ("withdraw-role", "Stopt ermee")], account.TakeEvents().Select(happened => (happened.Act, happened.Why!)));
    }

    [Fact]
    [Trait("Trust", "T09")]
    public void Nobody_changes_their_own_roles()
    {
        var account = new Account("Anna");
        account.Grant(Role.Administrator, actor: null);

        Refused.By("account.own-role", () => account.Grant(Role.Moderator, account.Id, "Ik wil het"));
        Refused.By("account.own-role", () => account.Withdraw(Role.Administrator, account.Id, "Ik wil niet meer"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData(501)]
    public void Who_gives_or_takes_a_role_says_why_but_for_the_operator(object? reason)
    {
        var (account, administrator, why) = (new Account("Anna"), AccountId.New(), reason is int length ? new string('a', length) : (string?)reason);

        Refused.By("account.role-reason", () => account.Grant(Role.Analyst, administrator, why));
        Refused.By("account.role-reason", () => account.Withdraw(Role.Analyst, administrator, why));
        account.Grant(Role.Analyst, actor: null);

        Assert.Equal([Role.Analyst], account.Roles);
    }

    [Fact]
    public void The_last_administrator_stays()
    {
        var (last, other) = (new Account("Anna"), new Account("Bram"));
        last.Grant(Role.Administrator, actor: null);

        Refused.By("account.last-administrator", () => last.RequireAnotherAdministrator([last.Id]));
        last.RequireAnotherAdministrator([last.Id, other.Id]);
        other.RequireAnotherAdministrator([last.Id]);
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

    [Fact]
    [Trait("Trust", "T29")]
    public void Figures_in_full_are_for_an_analyst_who_accepted_the_terms_and_who_gets_the_role_again_accepts_again()
    {
        var account = new Account("Ana");
        Refused.By("account.no-analyst", () => account.AcceptAnalystTerms(Given.Now));
        account.Grant(Role.Analyst, actor: null);
        var before = account.SeesFiguresInFull;

        account.AcceptAnalystTerms(Given.Now);
        var accepted = account.SeesFiguresInFull;
        account.Withdraw(Role.Analyst, actor: null);
        account.Grant(Role.Analyst, actor: null);

        Assert.Equal((false, true, false), (before, accepted, account.SeesFiguresInFull));
    }
}
