using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.External;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Features.Collectives;
using CollectieveKracht.Web.Features.Geography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>
/// To sign in, or to join, which begins the same: with a mail address. What follows never tells whether the address has an account.
/// </summary>
[AllowAnonymous]
public sealed class SignInModel(
    PlatformDb db, UserManager<Person> people, SignInManager<Person> signIn, IPasswordHasher<Person> hasher, MailCodes codes, SignInFlow flow, SignInGate gate,
    ExternalProviders providers, IWebHostEnvironment environment, IStringLocalizer<AccountsText> texts) : PageModel
{
    // Of no one's password: checking it costs what checking a real one does.
    private static string? _hashOfNobody;

    [BindProperty(Name = "adres"), Display(Name = "FieldAddress"), Required, EmailAddress, StringLength(Person.LongestAddress)]
    public string Address { get; set; } = "";

    [BindProperty(Name = "wachtwoord")]
    public string? Password { get; set; }

    [BindProperty(Name = Back.Name, SupportsGet = true)]
    public string? BackTo { get; set; }

    /// <summary>Whether the address was given, and the password is asked for.</summary>
    public bool AsksPassword { get; private set; }

    public StoneMap Map { get; private set; } = null!;

    /// <summary>The organisations through which one can sign in.</summary>
    public IReadOnlyList<ExternalProvider> Providers => providers.Providers;

    /// <summary>In development: made-up people to sign in as, one of each role.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Examples { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    /// <summary>"Go on": the password may be typed, or a code asked for.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        AsksPassword = ModelState.IsValid;
        await ShowAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            await ShowAsync(cancel);
            return Page();
        }

        if (gate.IsClosedForMails(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);

        await codes.SendAsync(HttpContext, Address.Trim(), MailCodeUse.SignIn, person: null);
        return LocalRedirect(Url.Content("~/inloggen/code") + Back.Query(BackTo));
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancel)
    {
        if (gate.IsClosed(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);

        AsksPassword = ModelState.IsValid;
        if (AsksPassword && await WithPasswordAsync() is { } person) return await flow.ContinueAsync(this, person, SignInMethod.Password, BackTo);

        if (AsksPassword)
        {
            gate.CountWrong(HttpContext);
            ModelState.AddModelError("wachtwoord", texts["WrongPassword"]);
        }

        await ShowAsync(cancel);
        return Page();
    }

    /// <summary>What the browser must know to use a key of the device; of which person, it tells us.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync([FromForm(Name = "sleutel"), StringLength(20_000)] string? credential, CancellationToken cancel)
    {
        if (gate.IsClosed(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);

        if (await Passkeys.AssertAsync(signIn, credential) is { Succeeded: true } used)
        {
            // With how often it was used, by which a copied key betrays itself.
            await people.AddOrUpdatePasskeyAsync(used.User, used.Passkey);
            return await flow.ContinueAsync(this, used.User, SignInMethod.Passkey, BackTo);
        }

        gate.CountWrong(HttpContext);
        ModelState.Clear();
        ModelState.AddModelError("adres", texts["PasskeyFailed"]);
        await ShowAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostExampleAsync(Guid wie)
    {
        if (!environment.IsDevelopment()) return NotFound();
        if (await people.FindByIdAsync(wie.ToString()) is not { IsExample: true } example) return NotFound();

        return await flow.FinishAsync(this, example, SignInMethod.Example, hasSecondFactor: true, BackTo);
    }

    /// <summary>The person whose password it is. It takes as long when there is none, or has none, or whose password is closed.</summary>
    private async Task<Person?> WithPasswordAsync()
    {
        var (person, given) = (await people.FindByEmailAsync(Address.Trim()), Password ?? "");
        if (person is not { PasswordHash: not null } || await people.IsLockedOutAsync(person))
        {
            hasher.VerifyHashedPassword(null!, _hashOfNobody ??= hasher.HashPassword(null!, "nobody"), given);
            return null;
        }

        if (!await people.CheckPasswordAsync(person, given))
        {
            await people.AccessFailedAsync(person);
            return null;
        }

        await people.ResetAccessFailedCountAsync(person);
        return person;
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        Map = StoneMap.Lay(StoneGrid.Coarse, await db.Collectives.Listed().CountByPlaceAsync(db, cancel));
        if (environment.IsDevelopment()) Examples = await ExampleAccounts.ReadAsync(db, cancel);
    }
}
