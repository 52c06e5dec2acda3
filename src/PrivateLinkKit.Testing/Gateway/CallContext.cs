using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Gateway;

/// <summary>Caller, account-region and operation of a call.</summary>
/// <param name="Region">The caller's account in the region of the signature.</param>
/// <param name="Caller">The identity behind the signature.</param>
/// <param name="Operation">The name of the operation.</param>
/// <param name="Parameters">The parameters as received.</param>
internal sealed record CallContext(AccountRegion Region, Caller Caller, string Operation, WireObject Parameters)
{
    private static readonly string[] TokenNames = ["ClientToken", "clientToken"];

    public Cloud Cloud => Region.Cloud;

    public string Account => Region.Account;

    public string PrincipalArn => Caller.Arn;

    public DateTimeOffset Now => Cloud.Now;

    /// <summary>The parameters as text, without the client token: equal for equal requests.</summary>
    public string Fingerprint => ParameterText.Of(Parameters, TokenNames);
}
