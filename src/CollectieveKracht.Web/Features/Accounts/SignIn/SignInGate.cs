using System.Globalization;
using CollectieveKracht.Web.Platform.Limits;
using Microsoft.Extensions.Options;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>
/// Keeps a client from guessing: after so many wrong passwords and codes, or so many mails asked for, it has to wait. Other clients
/// notice nothing, whichever account it was about. Counted in the memory of this process.
/// </summary>
public sealed class SignInGate(IOptions<LimitOptions> limits, TimeProvider clock)
{
    private readonly Tally _wrong = new(limits.Value.WrongSignIns, clock);
    private readonly Tally _mails = new(limits.Value.SignInMails, clock);

    /// <summary>Whether the client has to wait before it may try again; the answer then says how long.</summary>
    public bool IsClosed(HttpContext context) => Refuses(_wrong.Wait(DrawerOf(context)), context);

    public void CountWrong(HttpContext context) => _wrong.Count(DrawerOf(context));

    /// <summary>Whether the client asked for too many mails; counts this one if not.</summary>
    public bool IsClosedForMails(HttpContext context)
    {
        if (IsClosed(context) || Refuses(_mails.Wait(DrawerOf(context)), context)) return true;

        _mails.Count(DrawerOf(context));
        return false;
    }

    private static int DrawerOf(HttpContext context) => ClientAddress.DrawerOf(context.Connection.RemoteIpAddress);

    private static bool Refuses(TimeSpan? wait, HttpContext context)
    {
        if (wait is null) return false;

        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.Value.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>Counts within a quarter of an hour from the first, in as many drawers as there are for clients.</summary>
    private sealed class Tally(int most, TimeProvider clock)
    {
        private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

        private readonly Dictionary<int, (DateTimeOffset Ends, int Count)> _drawers = [];

        public TimeSpan? Wait(int drawer)
        {
            lock (_drawers)
            {
                if (!_drawers.TryGetValue(drawer, out var counted) || counted.Count < most) return null;
                return counted.Ends - clock.GetUtcNow() is { Ticks: > 0 } left ? left : null;
            }
        }

        public void Count(int drawer)
        {
            var now = clock.GetUtcNow();
            lock (_drawers)
            {
                var counted = _drawers.GetValueOrDefault(drawer);
                _drawers[drawer] = counted.Ends > now ? (counted.Ends, counted.Count + 1) : (now + Window, 1);
            }
        }
    }
}
