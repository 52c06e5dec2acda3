resource "aws_ecs_cluster" "this" {
  name = "task-api"
}

resource "aws_ecs_task_definition" "demo" {
  family                   = "demo"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512

  container_definitions = jsonencode([{
    name         = "demo"
    image        = "lvthillo/python-flask-api"
    essential    = true
    portMappings = [{ containerPort = 8080 }]
  }])
}

resource "aws_ecs_service" "demo" {
  name                  = "demo"
  cluster               = aws_ecs_cluster.this.id
  task_definition       = aws_ecs_task_definition.demo.arn
  launch_type           = "FARGATE"
  desired_count         = 2
  wait_for_steady_state = true

  network_configuration {
    subnets         = module.provider.private_subnets
    security_groups = [aws_security_group.task.id]
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.tasks.arn
    container_name   = "demo"
    container_port   = 8080
  }

  depends_on = [aws_lb_listener.alb]
}
