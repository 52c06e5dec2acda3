namespace PrivateLinkKit.Features.Stacks;

/// <summary>Requires one region throughout the description.</summary>
internal sealed class RegionRule : IStackRule
{
    public IEnumerable<StackValidationError> Check(StackOutline stack)
    {
        var claims = stack.Claims.Where(claim => claim.Region is not null).ToList();
        return claims
            .Where(claim => claim.Region != claims[0].Region)
            .Select(claim => new StackValidationError(
                claim.LogicalId,
                claim.Value,
                $"This is in {claim.Region}, while '{claims[0].Value}' of {claims[0].LogicalId} is in {claims[0].Region}.",
                "Keep a service and its consumers in one region; endpoints across regions are not supported yet."));
    }
}
