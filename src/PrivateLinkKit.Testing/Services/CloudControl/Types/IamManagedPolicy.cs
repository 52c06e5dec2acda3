using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Managed policies, with their attachments to roles, also those that others have made.</summary>
internal sealed class IamManagedPolicy() : ResourceKind("AWS::IAM::ManagedPolicy")
{
    public override JsonObject? Predict(AwsCalls aws, JsonObject wanted) => wanted.Text("ManagedPolicyName") is { } name
        ? new JsonObject { ["PolicyArn"] = aws.Region.Partition.IamArn(aws.Region.Account, $"policy{wanted.Text("Path") ?? "/"}{name}") }
        : null;

    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var policy = wanted.Except("ManagedPolicyName Roles").With("PolicyName", wanted.Text("ManagedPolicyName") ?? aws.NewName());
        return new() { ["PolicyArn"] = aws.Call("iam:CreatePolicy", policy).Member("Policy").Text("Arn") };
    }

    public override void Complete(AwsCalls aws, JsonObject id, JsonObject wanted) => SetRoles(aws, id, new ModelChange([], wanted.Only("Roles")));

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var policy = aws.Call("iam:GetPolicy", id).Member("Policy")!.AsObject();
        var version = aws.Call("iam:GetPolicyVersion", id.With("VersionId", policy.Member("DefaultVersionId"))).Member("PolicyVersion");
        var roles = aws.All("iam:ListEntitiesForPolicy", "PolicyRoles", id).Select(role => role.Required("RoleName"));
        return aws.Model(
            policy.With("PolicyDocument", PolicyText.Read(version.Required("Document"))).With("Roles", Fields.Array(roles)),
            "PolicyArn=Arn ManagedPolicyName=PolicyName");
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        if (change.Any("PolicyDocument"))
        {
            aws.Call("iam:CreatePolicyVersion", id.With("PolicyDocument", change.After["PolicyDocument"]).With("SetAsDefault", true));
            DeleteOldVersions(aws, id);
        }

        if (change.Any("Roles"))
        {
            SetRoles(aws, id, change);
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id)
    {
        SetRoles(aws, id, new ModelChange(Read(aws, id)!, []));
        DeleteOldVersions(aws, id);
        aws.Call("iam:DeletePolicy", id);
    }

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) => aws
        .All("iam:ListPolicies", "Policies", new() { ["Scope"] = "Local" })
        .Select(policy => new JsonObject { ["PolicyArn"] = policy.Text("Arn") });

    private static void DeleteOldVersions(AwsCalls aws, JsonObject id)
    {
        var versions = aws.All("iam:ListPolicyVersions", "Versions", id).ToList();
        foreach (var version in versions.Where(version => version.Text("IsDefaultVersion") is "false"))
        {
            aws.Call("iam:DeletePolicyVersion", id.With("VersionId", version["VersionId"]));
        }
    }

    private static void SetRoles(AwsCalls aws, JsonObject id, ModelChange change)
    {
        var lists = ListChanges.Add([], change, "Roles", "Attach", "Detach");
        foreach (var role in lists.Items("Detach"))
        {
            aws.Call("iam:DetachRolePolicy", id.With("RoleName", role));
        }

        foreach (var role in lists.Items("Attach"))
        {
            aws.Call("iam:AttachRolePolicy", id.With("RoleName", role));
        }
    }
}
