namespace PrivateLinkKit.Conformance.TaskApi;

/// <summary>Tests that only read the Task API share one.</summary>
[CollectionDefinition(Name)]
public sealed class TaskApiCollection : ICollectionFixture<TaskApiByHand>
{
    public const string Name = "Task API";
}
