using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Tests.Engine.Kinds;

namespace PrivateLinkKit.Tests.Aws.Ecs;

public class ClusterTests
{
    private static readonly LogicalId Id = new("task-api/cluster");
    private static readonly Placement At = new("eu-west-1");

    private static readonly Cluster Want = new(Id, At) { ClusterName = "task-api" };
    private static readonly ClusterState Have = new(Id, At, "arn:cluster/task-api") { Tags = [new Tag("Name", "task-api/cluster")], ClusterName = "task-api" };

    [Fact]
    public void Diff_AsWanted_IsNoChange() => DiffAssert.Same(Want, Have);

    [Fact]
    public void Diff_Name_Replaces() => DiffAssert.Replaces("ClusterName", Want with { ClusterName = "other" }, Have);

    [Fact]
    public void Diff_Tags_Updates() => DiffAssert.Updates("Tags", Want with { Tags = [new Tag("team", "platform")] }, Have);

    [Theory]
    [InlineData("shared")]
    [InlineData("arn:aws:ecs:eu-west-1:111111111111:cluster/shared")]
    public void NameOf_NameOrArn_IsTheName(string cluster) => Assert.Equal("shared", Cluster.NameOf(cluster));
}
