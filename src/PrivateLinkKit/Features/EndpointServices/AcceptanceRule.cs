using PrivateLinkKit.Engine.Validation;

namespace PrivateLinkKit.Features.EndpointServices;

/// <summary>Prevents opening a service to all of AWS by accident.</summary>
internal static class AcceptanceRule
{
    public static IEnumerable<StackValidationError> Check(string id, EndpointServiceSpec service)
    {
        if (service is { AnyPrincipal: true, AcceptanceRequired: false, AcceptanceWaived: false })
        {
            yield return new StackValidationError(
                id,
                Principals.Anybody,
                "Every AWS account could connect without acceptance.",
                "Add RequireAcceptance(), or use AllowAnyPrincipalWithoutAcceptance() if the service may be public.");
        }
        else if (service is { AcceptanceRequired: true, AcceptanceWaived: true })
        {
            yield return new StackValidationError(
                id,
                Principals.Anybody,
                "Acceptance is both required and waived.",
                "Keep either RequireAcceptance() with AllowAnyPrincipal(), or AllowAnyPrincipalWithoutAcceptance().");
        }
    }
}
