using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Runtime;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>Resources of Elastic Load Balancing's actions, from the Service Authorization Reference.</summary>
internal static class ElbV2Calls
{
    private const string Service = "elasticloadbalancing";

    public static IEnumerable<CallRow> Rows =>
    [
        CallRow.Of<CreateLoadBalancerRequest>(Service, (row, call, place) => Creates(row, call.Tags,
            place.Arn(Service, $"loadbalancer/{(call.Type == LoadBalancerTypeEnum.Network ? "net" : "app")}/{call.Name}/*")) with
        {
            LinkedRole = ($"{Service}.amazonaws.com", place.LinkedRole($"{Service}.amazonaws.com", "AWSServiceRoleForElasticLoadBalancing")),
        }),
        CallRow.Of<CreateTargetGroupRequest>(Service, (row, call, place) => Creates(row, call.Tags, place.Arn(Service, $"targetgroup/{call.Name}/*"))),

        // The load balancer is judged, with the tags of the listener. Which of the two the tag action names is not documented: it must be allowed both.
        CallRow.Of<CreateListenerRequest>(Service, (row, call, _) => row with
        {
            Existing = [call.LoadBalancerArn],
            Tags = Map(call.Tags),
            IsJudgedTogether = true,
            TaggedOnCreate = [call.LoadBalancerArn, $"{call.LoadBalancerArn.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal)}/*"],
        }),
        Changes<ModifyListenerRequest>(call => call.ListenerArn),
        Changes<DeleteListenerRequest>(call => call.ListenerArn),

        // A rule that others have added does not carry the stack's tags.
        CallRow.Of<DeleteRuleRequest>(Service, (row, _, _) => row),
        Changes<ModifyLoadBalancerAttributesRequest>(call => call.LoadBalancerArn),
        Changes<SetSecurityGroupsRequest>(call => call.LoadBalancerArn),
        Changes<SetSubnetsRequest>(call => call.LoadBalancerArn),
        Changes<DeleteLoadBalancerRequest>(call => call.LoadBalancerArn),
        Changes<ModifyTargetGroupRequest>(call => call.TargetGroupArn),
        Changes<ModifyTargetGroupAttributesRequest>(call => call.TargetGroupArn),
        Changes<RegisterTargetsRequest>(call => call.TargetGroupArn),
        Changes<DeregisterTargetsRequest>(call => call.TargetGroupArn),
        Changes<DeleteTargetGroupRequest>(call => call.TargetGroupArn),

        CallRow.Of<AddTagsRequest>(Service, (row, call, _) => row with { Existing = call.ResourceArns, Tags = Map(call.Tags), IsJudgedTogether = true }),
        CallRow.Of<RemoveTagsRequest>(Service, (row, call, _) => row with { Existing = call.ResourceArns, RemovedKeys = call.TagKeys }),
    ];

    private static ApiCall Creates(ApiCall row, List<Tag>? tags, string arn) => row with { Made = [arn], Tags = Map(tags), TaggedOnCreate = [arn] };

    private static CallRow Changes<T>(Func<T, string> arn)
        where T : AmazonWebServiceRequest => CallRow.Of<T>(Service, (row, call, _) => row with { Existing = [arn(call)] });

    private static Dictionary<string, string> Map(List<Tag>? tags) => (tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value);
}
