using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Throttling;

/// <summary>The request throttlers of one account and region, shared by all provisioners of the process.</summary>
internal sealed class AccountThrottlers(string region, bool isPublished, TimeProvider time)
{
    private static readonly ConditionalWeakTable<TimeProvider, ConcurrentDictionary<(ThrottledAccount Account, bool IsPublished), AccountThrottlers>>
        OfProcess = [];

    private readonly ConcurrentDictionary<string, RequestThrottler> _throttlers = new();

    public string Region => region;

    /// <param name="account">The account and region.</param>
    /// <param name="isPublished">false if AWS's rates do not apply, as for an emulator.</param>
    /// <param name="time">The clock.</param>
    public static AccountThrottlers Of(ThrottledAccount account, bool isPublished, TimeProvider time) => OfProcess.GetOrCreateValue(time).GetOrAdd(
        (account, isPublished), key => new AccountThrottlers(key.Account.Region, key.IsPublished, time));

    /// <param name="service">As the SDK names it.</param>
    /// <param name="ratesOf">The published rates of the service's operations.</param>
    public RequestThrottler Of(string service, Func<string, IReadOnlyList<RequestRate>> ratesOf) =>
        _throttlers.GetOrAdd(service, _ => new RequestThrottler(ratesOf, isPublished, time));
}

/// <summary>Account and region that share request rates.</summary>
/// <param name="Edge">URL of the emulator used instead of AWS; null for AWS itself.</param>
/// <param name="Identity">Account id, or as much as is known of the account.</param>
/// <param name="Region">The region.</param>
internal sealed record ThrottledAccount(Uri? Edge, object Identity, string Region);
