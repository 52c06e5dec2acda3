using System.Text.RegularExpressions;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>Checks existing load balancers.</summary>
internal static partial class UsedLoadBalancerRule
{
    public static IEnumerable<StackValidationError> NoVpc(string id, string arn) =>
    [
        new(id, arn, "An ALB that exists cannot be in a VPC that is still to be created, and its NLB must be in its VPC.",
            "Replace InVpc by UseVpc with the ALB's VPC."),
    ];

    public static IEnumerable<StackValidationError> Check(string id, string text, string type, string article)
    {
        if (!Arn.TryParse(text, out var arn)
            || arn.Service != "elasticloadbalancing"
            || !Principals.IsAccountId(arn.Account)
            || LoadBalancer().Match(arn.Resource) is not { Success: true } match)
        {
            yield return new StackValidationError(
                id,
                text,
                "This is not the ARN of a load balancer.",
                $"Write it as 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/{type}/name/0123456789abcdef'.");
        }
        else if (match.Groups["type"].Value != type)
        {
            yield return new StackValidationError(
                id,
                text,
                $"This is not {article} Load Balancer.",
                "Use UseAlb for load balancers of type app, UseNlb for those of type net.");
        }
    }

    [GeneratedRegex(@"^loadbalancer/(?<type>app|net)/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}\z")]
    private static partial Regex LoadBalancer();
}
