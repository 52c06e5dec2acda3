using Amazon.ECS.Model;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Services.Ecs;

public sealed class ClustersTests : IAsyncLifetime
{
    private Site _site = null!;

    public async Task InitializeAsync() => _site = await Site.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Create_Again_AnswersTheClusterThatExists()
    {
        var first = await _site.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "apps", Tags = [new() { Key = "team", Value = "a" }] });

        var second = await _site.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "apps" });

        Assert.Equal($"arn:aws:ecs:{Site.Region}:{Site.Account}:cluster/apps", first.Cluster.ClusterArn);
        Assert.Equal(("ACTIVE", "team"), (second.Cluster.Status, second.Cluster.Tags[0].Key));
    }

    [Fact]
    public async Task Describe_KnownAndUnknown_ReturnsBoth()
    {
        await _site.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "apps" });

        var answer = await _site.Ecs.DescribeClustersAsync(new DescribeClustersRequest { Clusters = ["apps", "nothing"] });

        Assert.Equal("apps", Assert.Single(answer.Clusters).ClusterName);
        Assert.Equal(("MISSING", "cluster/nothing"), (Assert.Single(answer.Failures).Reason, answer.Failures[0].Arn.Split(':')[^1]));
    }

    [Fact]
    public async Task Delete_Cluster_StaysDescribableAsInactive()
    {
        await _site.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "apps" });

        await _site.Ecs.DeleteClusterAsync(new DeleteClusterRequest { Cluster = "apps" });

        Assert.Equal("INACTIVE", (await _site.Ecs.DescribeClustersAsync(new DescribeClustersRequest { Clusters = ["apps"] })).Clusters[0].Status);
        Assert.Empty((await _site.Ecs.ListClustersAsync(new ListClustersRequest())).ClusterArns ?? []);
        await Assert.ThrowsAsync<ClusterNotFoundException>(() => _site.Ecs.DeleteClusterAsync(new DeleteClusterRequest { Cluster = "apps" }));
    }

    [Fact]
    public async Task List_MoreThanAPage_GoesOnAtTheToken()
    {
        foreach (var name in (string[])["one", "two", "three"])
        {
            await _site.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = name });
        }

        var first = await _site.Ecs.ListClustersAsync(new ListClustersRequest { MaxResults = 2 });
        var second = await _site.Ecs.ListClustersAsync(new ListClustersRequest { MaxResults = 2, NextToken = first.NextToken });

        Assert.Equal((2, 1), (first.ClusterArns.Count, second.ClusterArns.Count));
        Assert.Null(second.NextToken);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("LTU=")]
    public async Task List_TokenThatWasNotGivenOut_IsRefused(string token) =>
        await Assert.ThrowsAsync<InvalidParameterException>(() => _site.Ecs.ListClustersAsync(new ListClustersRequest { NextToken = token }));

    [Fact]
    public async Task List_TokenOfMegabytes_IsRefused() => await List_TokenThatWasNotGivenOut_IsRefused(new string('A', 10_000_000));

    [Fact]
    public async Task Tags_AreAddedRemovedAndListed()
    {
        var arn = (await _site.Ecs.CreateClusterAsync(new CreateClusterRequest { ClusterName = "apps" })).Cluster.ClusterArn;

        await _site.Ecs.TagResourceAsync(new TagResourceRequest { ResourceArn = arn,
            Tags = [new() { Key = "team", Value = "a" }, new() { Key = "env", Value = "b" }] });
        await _site.Ecs.UntagResourceAsync(new UntagResourceRequest { ResourceArn = arn, TagKeys = ["env"] });

        var tags = (await _site.Ecs.ListTagsForResourceAsync(new ListTagsForResourceRequest { ResourceArn = arn })).Tags;
        Assert.Equal([("team", "a")], tags.Select(tag => (tag.Key, tag.Value)));
    }
}
