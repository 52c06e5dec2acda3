using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Services.CloudControl.Handlers;

/// <summary>The handlers of a resource type. A service's error is thrown as it is.</summary>
internal abstract class ResourceKind(string typeName)
{
    public string TypeName => typeName;

    /// <summary>
    /// Returns the primary identifier that the resource will have; null: it cannot be known. A resource that has it already is an error, even if its service
    /// returns it to a second create.
    /// </summary>
    public virtual JsonObject? Predict(AwsCalls aws, JsonObject wanted) =>
        Identifiers.Of(aws.Schema, wanted) is null ? null : wanted.Only(aws.Schema.PrimaryIdentifier);

    /// <summary>Makes the resource, with one call if possible: what fails in <see cref="Complete"/> leaves the resource behind.</summary>
    /// <returns>The properties of its primary identifier.</returns>
    public abstract JsonObject Create(AwsCalls aws, JsonObject wanted);

    /// <summary>Sets what the call that makes the resource cannot set.</summary>
    public virtual void Complete(AwsCalls aws, JsonObject id, JsonObject wanted)
    {
    }

    /// <summary>Returns the properties of a resource; null: it does not exist.</summary>
    public abstract JsonObject? Read(AwsCalls aws, JsonObject id);

    /// <summary>Returns true if a resource has reached the state in which its creation or update is complete.</summary>
    /// <exception cref="AwsErrorException">It will never reach it.</exception>
    public virtual bool IsReady(AwsCalls aws, JsonObject id, JsonObject wanted) => true;

    /// <summary>Returns true once a resource that is being deleted is gone.</summary>
    public virtual bool IsGone(AwsCalls aws, JsonObject id) => Read(aws, id) is null;

    public virtual void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
    }

    public abstract void Delete(AwsCalls aws, JsonObject id);

    /// <summary>Returns the identifiers of the resources of the account, or of those that fit a model.</summary>
    public virtual IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) => [];
}
