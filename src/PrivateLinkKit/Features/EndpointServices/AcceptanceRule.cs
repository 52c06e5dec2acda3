using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.EndpointServices;

/// <summary>Prevents opening a service to all of AWS by accident.</summary>
internal sealed class AcceptanceRule : IStackRule
{
    public IEnumerable<StackValidationError> Check(StackDraft stack)
    {
        if (stack is { AnyPrincipal: true, AcceptanceRequired: false, AcceptanceWaived: false })
        {
            yield return new StackValidationError(
                LogicalIds.EndpointService(stack),
                Principals.Anybody,
                "Every AWS account could connect without acceptance.",
                "Add RequireAcceptance(), or use AllowAnyPrincipalWithoutAcceptance() if the service may be public.");
        }
        else if (stack is { AcceptanceRequired: true, AcceptanceWaived: true })
        {
            yield return new StackValidationError(
                LogicalIds.EndpointService(stack),
                Principals.Anybody,
                "Acceptance is both required and waived.",
                "Keep either RequireAcceptance() with AllowAnyPrincipal(), or AllowAnyPrincipalWithoutAcceptance().");
        }
    }
}
