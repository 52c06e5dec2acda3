using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Throttling;

/// <summary>The request throttlers of one account and region, shared by all provisioners of the process.</summary>
internal sealed class AccountThrottlers(string region, bool isPublished, TimeProvider time)
{
    private static readonly ConditionalWeakTable<TimeProvider, ConcurrentDictionary<Account, AccountThrottlers>> OfProcess = [];

    private readonly ConcurrentDictionary<string, RequestThrottler> _throttlers = new();

    public string Region => region;

    /// <summary>An emulator has no request rates unless the host sets them.</summary>
    /// <param name="options">How AWS is reached.</param>
    /// <param name="placement">The region, and the role if there is one.</param>
    /// <param name="ofCaller">The account of the caller's own credentials; null while unknown.</param>
    public static AccountThrottlers Of(PrivateLinkOptions options, Placement placement, string? ofCaller = null)
    {
        var isPublished = options.PaceRequests ?? options.ServiceUrl is null;
        var account = new Account(options.ServiceUrl, AccountName.OfRole(placement) ?? ofCaller ?? AccountName.OfCaller(options.Credentials),
            placement.Region, isPublished);
        return OfProcess.GetOrCreateValue(options.TimeProvider).GetOrAdd(
            account, _ => new AccountThrottlers(placement.Region, isPublished, options.TimeProvider));
    }

    /// <param name="service">As the SDK names it, one of <see cref="RequestRates"/>.</param>
    public RequestThrottler Of(string service) => _throttlers.GetOrAdd(service, name => new RequestThrottler(name, isPublished, time));

    private sealed record Account(Uri? Edge, object Identity, string Region, bool IsPublished);
}
