using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The two capacity providers of every account.</summary>
internal static class CapacityProviders
{
    private static readonly string[] Names = ["FARGATE", "FARGATE_SPOT"];

    public static DescribeCapacityProvidersResult Describe(ServiceCall call, DescribeCapacityProvidersRequest request)
    {
        var arns = Names.ToDictionary(name => ArnOf(call.Region, name));
        var asked = request.CapacityProviders is { Count: > 0 } named
            ? named.Select(reference => Names.Contains(reference) ? ArnOf(call.Region, reference) : reference).Distinct().ToList()
            : [.. arns.Keys];
        var (page, next) = Pages.Of(asked.Where(arns.ContainsKey), request.NextToken, request.MaxResults);
        return new()
        {
            CapacityProviders =
            [
                .. page.Select(arn => new CapacityProvider
                {
                    CapacityProviderArn = arn,
                    Name = arns[arn],
                    Status = "ACTIVE",
                    Type = arns[arn],
                    Tags = request.Include?.Contains("TAGS") == true ? [] : null,
                }),
            ],
            Failures = [.. asked.Where(arn => !arns.ContainsKey(arn)).Select(EcsFailures.Missing)],
            NextToken = next,
        };
    }

    private static string ArnOf(AccountRegion region, string name) => region.Arn(EcsArns.Service, $"capacity-provider/{name}");
}
