namespace PrivateLinkKit;

/// <summary>A setting of a service on Fargate that somebody else may change after the stack has created the service.</summary>
public enum TaskSetting
{
    /// <summary>The number of tasks (<c>desiredCount</c>), as Application Auto Scaling sets it.</summary>
    Count,

    /// <summary>The task definition that the service runs (<c>taskDefinition</c>), as a deployment pipeline sets it.</summary>
    TaskDefinition,
}
