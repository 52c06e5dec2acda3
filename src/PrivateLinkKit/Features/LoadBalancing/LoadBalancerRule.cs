using System.Text.RegularExpressions;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;
using PrivateLinkKit.Features.EndpointServices;
using PrivateLinkKit.Features.Networks;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit.Features.LoadBalancing;

/// <summary>Checks listener ports, zones, and existing load balancers.</summary>
internal sealed partial class LoadBalancerRule : IStackRule
{
    public IEnumerable<StackValidationError> Check(StackDraft stack) =>
    [
        .. stack.Alb switch
        {
            AlbDraft.Created { Alb: var alb } => [.. Listeners(LogicalIds.Alb(stack), alb.ListenerPorts), .. Zones(stack)],
            AlbDraft.Used used =>
                [.. Ports.Check(LogicalIds.Alb(stack), used.Port), .. Existing(LogicalIds.Alb(stack), used.Arn, "app", "an Application"), .. Vpc(stack, used)],
            _ => Array.Empty<StackValidationError>(),
        },
        .. stack.Nlb switch
        {
            NlbDraft.Created { Nlb: var nlb } => Listeners(LogicalIds.Nlb(stack), nlb.ListenerPorts),
            NlbDraft.Used used => [.. Ports.Check(LogicalIds.Nlb(stack), used.Port), .. Existing(LogicalIds.Nlb(stack), used.Arn, "net", "a Network")],
            _ => Array.Empty<StackValidationError>(),
        },
    ];

    private static IEnumerable<StackValidationError> Listeners(string id, EquatableList<int> ports) =>
    [
        .. ports.SelectMany(port => Ports.Check(id, port)),
        .. ports.Count > 1
            ? [new StackValidationError(id, string.Join(", ", ports), "A load balancer with several listeners is not supported yet.", "Keep one Listen(port).")]
            : Array.Empty<StackValidationError>(),
    ];

    private static IEnumerable<StackValidationError> Zones(StackDraft stack)
    {
        var (what, named) = stack.Network switch
        {
            NetworkDraft.Used { Vpc.SubnetIds: var subnets } => ("subnets in two zones", subnets),
            _ => ("two availability zones", Inferred.ServiceZones(stack)),
        };
        if (named.Count == 1)
        {
            yield return new StackValidationError(
                LogicalIds.Alb(stack),
                named[0],
                $"An ALB needs at least {what}.",
                "Add another, or omit BehindAlb: an NLB alone needs only one.");
        }
    }

    private static IEnumerable<StackValidationError> Vpc(StackDraft stack, AlbDraft.Used alb)
    {
        if (stack.Network is NetworkDraft.Created)
        {
            yield return new StackValidationError(
                LogicalIds.Alb(stack),
                alb.Arn,
                "An ALB that exists cannot be in a VPC that is still to be created, and its NLB must be in its VPC.",
                "Replace InVpc by UseVpc with the ALB's VPC.");
        }
    }

    private static IEnumerable<StackValidationError> Existing(string id, string text, string type, string article)
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
