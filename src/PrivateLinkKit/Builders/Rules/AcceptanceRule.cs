namespace PrivateLinkKit.Builders.Rules;

/// <summary>Nobody opens a service to all of AWS by accident.</summary>
internal sealed class AcceptanceRule : IStackRule
{
    public IEnumerable<StackFault> Check(StackDraft stack)
    {
        if (stack is { AnyPrincipal: true, AcceptanceRequired: false, AcceptanceWaived: false })
        {
            yield return new StackFault(
                Part.EndpointService(stack),
                Principals.Anybody,
                "Every AWS account could connect without being asked.",
                "Add RequireAcceptance(), or say AllowAnyPrincipalWithoutAcceptance() if the service may be public.");
        }
        else if (stack is { AcceptanceRequired: true, AcceptanceWaived: true })
        {
            yield return new StackFault(
                Part.EndpointService(stack),
                Principals.Anybody,
                "Acceptance is both required and waived.",
                "Keep either RequireAcceptance() with AllowAnyPrincipal(), or AllowAnyPrincipalWithoutAcceptance().");
        }
    }
}
