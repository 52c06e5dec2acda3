using Amazon.ECS.Model;

namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>Resources of ECS's actions, from the Service Authorization Reference.</summary>
internal static class EcsCalls
{
    private const string Service = "ecs";

    public static IEnumerable<CallRow> Rows =>
    [
        CallRow.Of<CreateClusterRequest>(Service, (row, call, place) => Creates(row, call.Tags, Cluster(call.ClusterName, place)) with
        {
            LinkedRole = LinkedRole(place),
        }),
        CallRow.Of<CreateServiceRequest>(Service, (row, call, place) => Creates(row, call.Tags, ServiceOf(call.Cluster, call.ServiceName, place)) with
        {
            LinkedRole = LinkedRole(place),
        }),
        CallRow.Of<RegisterTaskDefinitionRequest>(Service, (row, call, place) => Creates(row, call.Tags, Definition($"{call.Family}:*", place)) with
        {
            RolesOfTasks = [.. new[] { call.ExecutionRoleArn, call.TaskRoleArn }.OfType<string>()],
        }),
        CallRow.Of<UpdateServiceRequest>(Service, (row, call, place) => row with { Existing = [ServiceOf(call.Cluster, call.Service, place)] }),
        CallRow.Of<DeleteServiceRequest>(Service, (row, call, place) => row with { Existing = [ServiceOf(call.Cluster, call.Service, place)] }),
        CallRow.Of<DeleteClusterRequest>(Service, (row, call, place) => row with { Existing = [Cluster(call.Cluster, place)] }),
        CallRow.Of<DeleteTaskDefinitionsRequest>(Service, (row, call, place) => row with
        {
            Existing = [.. call.TaskDefinitions.Select(definition => Definition(definition, place))],
        }),
        CallRow.Of<DeregisterTaskDefinitionRequest>(Service, (row, _, _) => row),
        CallRow.Of<TagResourceRequest>(Service, (row, call, _) => row with { Existing = [call.ResourceArn], Tags = Map(call.Tags), IsJudgedTogether = true }),
        CallRow.Of<UntagResourceRequest>(Service, (row, call, _) => row with { Existing = [call.ResourceArn], RemovedKeys = call.TagKeys }),
    ];

    private static ApiCall Creates(ApiCall row, List<Tag>? tags, string arn) => row with { Made = [arn], Tags = Map(tags), TaggedOnCreate = [arn] };

    private static (string, string) LinkedRole(Place place) => ("ecs.amazonaws.com", place.LinkedRole("ecs.amazonaws.com", "AWSServiceRoleForECS"));

    private static string Cluster(string reference, Place place) => IsArn(reference) ? reference : place.Arn(Service, $"cluster/{reference}");

    private static string ServiceOf(string cluster, string reference, Place place) =>
        IsArn(reference) ? reference : place.Arn(Service, $"service/{cluster.Split('/')[^1]}/{reference}");

    private static string Definition(string reference, Place place) => IsArn(reference) ? reference : place.Arn(Service, $"task-definition/{reference}");

    private static bool IsArn(string reference) => reference.StartsWith("arn:", StringComparison.Ordinal);

    private static Dictionary<string, string> Map(List<Tag>? tags) => (tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value);
}
