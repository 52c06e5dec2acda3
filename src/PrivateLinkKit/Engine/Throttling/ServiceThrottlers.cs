namespace PrivateLinkKit.Engine.Throttling;

/// <summary>Request throttlers of one account and region, with the published rates of each service.</summary>
/// <param name="account">The throttlers, shared by all provisioners of the process.</param>
/// <param name="ratesOf">Published rates of a service's operation.</param>
internal sealed class ServiceThrottlers(AccountThrottlers account, Func<string, string, IReadOnlyList<RequestRate>> ratesOf)
{
    public string Region => account.Region;

    /// <param name="service">As the SDK names it.</param>
    public RequestThrottler Of(string service) => account.Of(service, operation => ratesOf(service, operation));
}
