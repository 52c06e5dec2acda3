using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Roles, with their inline policies and attachments.</summary>
internal sealed class IamRole() : ResourceKind("AWS::IAM::Role")
{
    private const string Settings = "Description MaxSessionDuration";

    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var role = wanted.Except("ManagedPolicyArns Policies").With("RoleName", wanted.Text("RoleName") ?? aws.NewName());
        aws.Call("iam:CreateRole", role);
        return role.Only("RoleName");
    }

    public override void Complete(AwsCalls aws, JsonObject id, JsonObject wanted) =>
        SetPolicies(aws, id, new ModelChange([], wanted.Only("ManagedPolicyArns Policies")));

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var role = aws.Call("iam:GetRole", id).Member("Role")!.AsObject();
        var attached = aws.All("iam:ListAttachedRolePolicies", "AttachedPolicies", id).Select(policy => policy.Required("PolicyArn"));
        var inline = aws.All("iam:ListRolePolicies", "PolicyNames", id).Select(name => new JsonObject
        {
            ["PolicyName"] = name.DeepClone(),
            ["PolicyDocument"] = PolicyText.Read(aws.Call("iam:GetRolePolicy", id.With("PolicyName", name)).Required("PolicyDocument")),
        });
        return aws.Model(role
            .With("AssumeRolePolicyDocument", PolicyText.Read(role.Required("AssumeRolePolicyDocument")))
            .With("PermissionsBoundary", role.Member("PermissionsBoundary").Text("PermissionsBoundaryArn"))
            .With("ManagedPolicyArns", Fields.Array(attached))
            .With("Policies", new JsonArray([.. inline])));
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        if (change.Any("AssumeRolePolicyDocument"))
        {
            aws.Call("iam:UpdateAssumeRolePolicy", id.With("PolicyDocument", change.After["AssumeRolePolicyDocument"]));
        }

        // AWS leaves a description or duration that is removed.
        if (change.After.Only(change.Of(Settings)) is { Count: > 0 } settings)
        {
            aws.Call("iam:UpdateRole", change.After.Only(Settings).With("RoleName", id["RoleName"]));
        }

        if (change.Any("PermissionsBoundary"))
        {
            var verb = change.After.ContainsKey("PermissionsBoundary") ? "Put" : "Delete";
            aws.Call($"iam:{verb}RolePermissionsBoundary", id.With("PermissionsBoundary", change.After["PermissionsBoundary"]));
        }

        SetPolicies(aws, id, change);
        if (change.Any("Tags"))
        {
            var (before, after) = (TagShapes.Values(change.Before["Tags"]), TagShapes.Values(change.After["Tags"]));
            aws.Call("iam:UntagRole", id.With("TagKeys", Fields.Array(before.Keys.Except(after.Keys))));
            aws.Call("iam:TagRole", id.With("Tags", change.After["Tags"] ?? new JsonArray()));
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id)
    {
        SetPolicies(aws, id, new ModelChange(Read(aws, id)!.Only("ManagedPolicyArns Policies"), []));
        aws.Call("iam:DeleteRole", id);
    }

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        aws.All("iam:ListRoles", "Roles").Select(role => role.Pick("RoleName"));

    private static void SetPolicies(AwsCalls aws, JsonObject id, ModelChange change)
    {
        if (change.Any("ManagedPolicyArns"))
        {
            var lists = ListChanges.Add([], change, "ManagedPolicyArns", "Attach", "Detach");
            ForEach(lists, "Detach", arn => aws.Call("iam:DetachRolePolicy", id.With("PolicyArn", arn)));
            ForEach(lists, "Attach", arn => aws.Call("iam:AttachRolePolicy", id.With("PolicyArn", arn)));
        }

        if (change.Any("Policies"))
        {
            var names = change.After.Items("Policies").Select(policy => policy.Text("PolicyName")).ToList();
            foreach (var name in change.Before.Items("Policies").Select(policy => policy.Text("PolicyName")).Where(name => !names.Contains(name)))
            {
                aws.Call("iam:DeleteRolePolicy", id.With("PolicyName", name));
            }

            foreach (var policy in change.After.Items("Policies"))
            {
                aws.Call("iam:PutRolePolicy", policy.AsObject().With("RoleName", id["RoleName"]));
            }
        }
    }

    private static void ForEach(JsonObject lists, string name, Action<JsonNode> action)
    {
        foreach (var item in lists.Items(name))
        {
            action(item);
        }
    }
}
