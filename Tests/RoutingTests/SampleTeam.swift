import Conversation
import Personas

extension Team {
    /// Eight members in the manner of the team that ships, shorter.
    static let sample = Team(personas: [
        Persona(
            slug: Slug("data-engineer"), abbreviation: "DE", name: "Data Engineer",
            focus: "SQL, pipelines, data infrastructure", aliases: ["data-engineer", "DE", "Data Engineer"],
            expertise: [
                "SQL (PostgreSQL, SQLite, query optimization)", "Data pipelines and ETL processes",
                "Data warehousing concepts", "Database design and normalization", "Apache Spark basics",
            ],
            responsibilities: ["Setting up data infrastructure", "Designing data schemas"],
            whenToInvoke: ["Writing SQL queries", "Building ETL pipelines"]),
        Persona(
            slug: Slug("ml-engineer-pytorch"), abbreviation: "MLE-PT",
            name: "ML Engineer - PyTorch Specialist",
            focus: "Deep learning, research flexibility",
            aliases: [
                "ml-engineer-pytorch", "MLE-PT", "ML Engineer - PyTorch Specialist", "ML Engineer (PyTorch)",
            ],
            expertise: [
                "PyTorch framework (tensors, autograd, nn.Module)", "Training loops and optimization",
                "torchvision, torchaudio, torchtext", "GPU utilization and CUDA",
            ],
            responsibilities: ["Debugging model training issues"],
            whenToInvoke: ["Building deep learning models"]),
        Persona(
            slug: Slug("ml-engineer-tensorflow"), abbreviation: "MLE-TF",
            name: "ML Engineer - TensorFlow Specialist", focus: "Production ML, deployment",
            aliases: [
                "ml-engineer-tensorflow", "MLE-TF", "ML Engineer - TensorFlow Specialist",
                "ML Engineer (TensorFlow)",
            ],
            expertise: [
                "TensorFlow 2.x and Keras API", "tf.data pipelines", "SavedModel format and deployment",
            ],
            responsibilities: ["Model deployment and serving"], whenToInvoke: ["TensorFlow ecosystem tools"]),
        Persona(
            slug: Slug("ml-engineer-jax"), abbreviation: "MLE-JAX", name: "ML Engineer - JAX Specialist",
            focus: "High-performance, functional ML",
            aliases: ["ml-engineer-jax", "MLE-JAX", "ML Engineer - JAX Specialist", "ML Engineer (JAX)"],
            expertise: [
                "JAX fundamentals (jit, grad, vmap, pmap)", "Flax and Haiku neural network libraries",
            ],
            responsibilities: ["Custom gradient implementations"],
            whenToInvoke: ["Batched computations with vmap"]),
        Persona(
            slug: Slug("data-scientist-stats"), abbreviation: "DS-STATS",
            name: "Data Scientist - Statistical Modeling", focus: "Statistical modeling, inference",
            aliases: [
                "data-scientist-stats", "DS-STATS", "Data Scientist - Statistical Modeling",
                "Data Scientist (Stats)",
            ],
            expertise: [
                "Statistical inference and hypothesis testing", "Regression analysis (linear, logistic)",
                "Time series analysis",
            ],
            responsibilities: ["Experimental design guidance"], whenToInvoke: ["Regression modeling"],
            note: "This persona bridges research and industry."),
        Persona(
            slug: Slug("mlops-engineer"), abbreviation: "MLOPS", name: "MLOps Engineer",
            focus: "Experiment tracking, deployment", aliases: ["mlops-engineer", "MLOPS", "MLOps Engineer"],
            expertise: [
                "ML experiment tracking (MLflow, Weights & Biases)", "Model versioning and registry",
                "Containerization (Docker)", "Model monitoring and drift detection",
            ],
            responsibilities: ["Ensuring reproducibility"], whenToInvoke: ["Setting up experiment tracking"]),
        Persona(
            slug: Slug("data-viz-specialist"), abbreviation: "VIZ", name: "Data Visualization Specialist",
            focus: "Visualization, dashboards",
            aliases: ["data-viz-specialist", "VIZ", "Data Visualization Specialist", "Data Viz Specialist"],
            expertise: [
                "matplotlib and seaborn", "Plotly and interactive visualizations",
                "Dashboard creation (Streamlit, Dash)",
            ],
            responsibilities: ["Building interactive dashboards"], whenToInvoke: ["Creating visualizations"]),
        Persona(
            slug: Slug("project-architect"), abbreviation: "ARCH", name: "Project Architect",
            focus: "Structure, standards, planning",
            aliases: ["project-architect", "ARCH", "Project Architect"],
            expertise: [
                "Project structure and organization", "Git workflow and version control",
                "Code review practices",
                "Technical debt management",
            ],
            responsibilities: ["Establishing coding standards"], whenToInvoke: ["Refactoring decisions"]),
    ])

    /// Members that a user might write, with awkward names on purpose.
    static let written = Team(personas: [
        Persona(
            slug: Slug("geospatial-analyst"), abbreviation: "GEO", name: "Geospatial Analyst",
            aliases: ["geospatial-analyst", "GEO", "Geospatial Analyst"],
            expertise: ["Raster and vector data (GeoTIFF, shapefiles)", "Coordinate reference systems"],
            whenToInvoke: ["Spatial joins"]),
        Persona(
            slug: Slug("it-support"), abbreviation: "IT", name: "IT Support",
            aliases: ["it-support", "IT", "IT Support"], expertise: ["Printers", "VPN and proxies"]),
        Persona(
            slug: Slug("shu-ju"), abbreviation: "数据", name: "数据工程师", aliases: ["shu-ju", "数据", "数据工程师"],
            expertise: ["数据库设计"]),
    ])
}

extension RouteReceipt {
    var names: [String] { speakers.map(\.text) }
}
