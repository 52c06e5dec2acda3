using System.Text;

namespace PrivateLinkKit.Features.Fargate;

/// <summary>Checks the size of the task definition's JSON in ECS.</summary>
internal static class TaskSizeRule
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>Bytes of a variable or secret besides its two texts, such as <c>{"name":"","value":""},</c>.</summary>
    private const int EntryBytes = 26;

    /// <summary>Bytes of the fixed part of a task definition.</summary>
    private const int FixedBytes = 1024;

    public static IEnumerable<StackValidationError> Check(string id, FargateBuilder task)
    {
        if (Size(task) is > MaxBytes and var size)
        {
            yield return new StackValidationError(
                id,
                $"{size} bytes",
                "ECS takes task definitions of at most 64 KiB; most of this one is environment variables.",
                "Store large values elsewhere, such as in a file of the image or in a bucket, and pass the location in a variable.");
        }
    }

    private static int Size(FargateBuilder task) =>
        FixedBytes
        + task.Environment.Sum(variable => EntryBytes + Size(variable.Name) + Size(variable.Value))
        + task.Secrets.Sum(secret => EntryBytes + Size(secret.Name) + Size(secret.ValueFrom))
        + new[] { task.ImageReference, task.Container, task.ExecutionRoleArn, task.TaskRoleArn, task.LogGroup }.OfType<string>().Sum(Size);

    /// <summary>Bytes of a JSON string, without its quotes.</summary>
    private static int Size(string text) => Encoding.UTF8.GetByteCount(text) + text.Sum(Escape);

    private static int Escape(char letter) => letter switch
    {
        '"' or '\\' or '\n' or '\r' or '\t' or '\b' or '\f' => 1,
        < ' ' => 5,
        _ => 0,
    };
}
