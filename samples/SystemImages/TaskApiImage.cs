using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PrivateLinkKit.Samples;

/// <summary>A read-only list of three tasks.</summary>
public static class TaskApiImage
{
    /// <summary>The image in the task definition.</summary>
    public const string Name = "lvthillo/python-flask-api";

    private static readonly TaskItem[] Tasks = [.. Enumerable.Range(1, 3).Select(id => new TaskItem(id, $"task{id}", $"This is task {id}"))];

    /// <summary>Maps <c>/api/tasks</c> and <c>/api/task/{id}</c>.</summary>
    public static void Map(WebApplication app)
    {
        app.MapGet("/api/tasks", () => Tasks);
        app.MapGet("/api/task/{id:int}", (int id) => Tasks.FirstOrDefault(task => task.Id == id) is { } task ? Results.Ok(task) : Results.NotFound());
    }

    private sealed record TaskItem(int Id, string Name, string Description);
}
