
namespace PrivateLinkKit.Testing.Services.Ec2;

internal static class ServiceCallExtensions
{
    /// <summary>Runs a create once per client token: a repeated call returns the same result; a different call with the token is an error.</summary>
    public static TResult Once<TResult>(this ServiceCall call, string? clientToken, Func<TResult> create)
        where TResult : class =>
        call.Region.Tokens.Once(call.Operation, clientToken, call.Fingerprint, create, Ec2Errors.IdempotentMismatch);
}
