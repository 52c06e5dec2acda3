using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Repositories.</summary>
internal sealed class EcrRepository() : ResourceKind("AWS::ECR::Repository")
{
    private const string Policies = "LifecyclePolicy RepositoryPolicyText";

    // EmptyOnDelete is write-only: it counts in CloudFormation, and a deletion by Cloud Control does not know it.
    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var repository = wanted.Except($"EmptyOnDelete {Policies}").With("RepositoryName", wanted.Text("RepositoryName") ?? aws.NewName());
        aws.Call("ecr:CreateRepository", repository);
        return repository.Only("RepositoryName");
    }

    public override void Complete(AwsCalls aws, JsonObject id, JsonObject wanted) =>
        SetPolicies(aws, id, new ModelChange([], wanted.Only(Policies)));

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var repository = aws.Call("ecr:DescribeRepositories", new() { ["RepositoryNames"] = Fields.Array([id.Required("RepositoryName")]) })
            .Items("repositories").Single().AsObject();
        var arn = repository.Required("RepositoryArn");
        var model = aws.Model(repository, "Arn=RepositoryArn").With(
            "Tags", aws.Model(aws.Call("ecr:ListTagsForResource", new() { ["ResourceArn"] = arn })).Member("Tags"));
        if (aws.Find("ecr:GetLifecyclePolicy", id) is { } lifecycle)
        {
            model["LifecyclePolicy"] = new JsonObject { ["LifecyclePolicyText"] = lifecycle.Text("LifecyclePolicyText") };
        }

        return aws.Find("ecr:GetRepositoryPolicy", id) is { } policy
            ? model.With("RepositoryPolicyText", JsonNode.Parse(policy.Required("PolicyText")))
            : model;
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        aws.Retag(change.Before.Required("Arn"), change);
        SetPolicies(aws, id, change);
        if (change.Any("ImageTagMutability") && change.After.ContainsKey("ImageTagMutability"))
        {
            aws.Call("ecr:PutImageTagMutability", id.With("ImageTagMutability", change.After["ImageTagMutability"]));
        }

        if (change.Any("ImageScanningConfiguration") && change.After.ContainsKey("ImageScanningConfiguration"))
        {
            aws.Call("ecr:PutImageScanningConfiguration", id.With("ImageScanningConfiguration", change.After["ImageScanningConfiguration"]));
        }

        change.Any("EmptyOnDelete");
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("ecr:DeleteRepository", id);

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        aws.All("ecr:DescribeRepositories", "repositories").Select(repository => new JsonObject { ["RepositoryName"] = repository.Text("RepositoryName") });

    private static void SetPolicies(AwsCalls aws, JsonObject id, ModelChange change)
    {
        if (change.Any("LifecyclePolicy"))
        {
            if (change.After["LifecyclePolicy"].Text("LifecyclePolicyText") is { } text)
            {
                aws.Call("ecr:PutLifecyclePolicy", id.With("LifecyclePolicyText", text));
            }
            else
            {
                aws.Call("ecr:DeleteLifecyclePolicy", id);
            }
        }

        if (change.Any("RepositoryPolicyText"))
        {
            if (change.After.Text("RepositoryPolicyText") is { } text)
            {
                aws.Call("ecr:SetRepositoryPolicy", id.With("PolicyText", text));
            }
            else
            {
                aws.Call("ecr:DeleteRepositoryPolicy", id);
            }
        }
    }
}
